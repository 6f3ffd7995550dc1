/**
 * Looks for what no single request shows. Event loops hand public scans over ({@link suma.resolver.watch.ScanReports}); one thread of
 * its own ({@link suma.resolver.watch.AlertWatch}) takes these and the log, and has the engine put what it finds on record.
 */
package suma.resolver.watch;
