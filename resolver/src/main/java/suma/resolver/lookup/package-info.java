/** Calls about what a code is, what it holds and how it is read. */
package suma.resolver.lookup;
