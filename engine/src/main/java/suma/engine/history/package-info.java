/** What has happened to codes, batches and lots: the entries that accepted events leave behind. Read by {@code trace}. */
package suma.engine.history;
