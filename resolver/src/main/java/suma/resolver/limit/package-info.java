/** Who is let in, and how often: rates by key and by address. */
package suma.resolver.limit;
