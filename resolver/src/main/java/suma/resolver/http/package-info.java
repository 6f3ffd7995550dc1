/**
 * The HTTP server: connections, exchanges, routes and their description. Knows nothing of codes.
 *
 * <p>A connection belongs to one event loop, and so does everything of its exchanges. What other threads finish comes back
 * through the {@link suma.resolver.http.Lane} of that loop.
 */
package suma.resolver.http;
