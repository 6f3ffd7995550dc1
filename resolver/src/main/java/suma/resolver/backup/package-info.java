/** Backups of the data folder, asked for over HTTP or by orders in the folder. */
package suma.resolver.backup;
