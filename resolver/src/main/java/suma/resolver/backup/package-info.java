/** Backups of the data folder, asked for over HTTP. */
package suma.resolver.backup;
