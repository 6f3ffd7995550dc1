/** The log as others follow it. */
package suma.resolver.feed;
