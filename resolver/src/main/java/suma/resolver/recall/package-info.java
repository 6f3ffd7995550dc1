/** Calls about recalls. */
package suma.resolver.recall;
