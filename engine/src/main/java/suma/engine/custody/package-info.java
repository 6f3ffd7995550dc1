/** Who has a code and who sold it: entries of single codes, and how those of its parents count for it. */
package suma.engine.custody;
