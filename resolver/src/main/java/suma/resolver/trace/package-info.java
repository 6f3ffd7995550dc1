/** Where a code came from, where it went, and what it held. */
package suma.resolver.trace;
