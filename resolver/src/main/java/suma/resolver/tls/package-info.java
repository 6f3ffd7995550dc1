/** Encrypted connections, for all protocols. */
package suma.resolver.tls;
