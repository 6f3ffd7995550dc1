/** The table of all calls. */
package suma.resolver.api;
