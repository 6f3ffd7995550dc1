package suma.resolver.http;

import suma.resolver.limit.LimitConfig;

/**
 * Limits and sizes of the HTTP server.
 *
 * @param eventLoops     threads that serve connections
 * @param maxConnections connections beyond it are closed at once
 * @param silentSeconds  how long a fresh connection may take to send the head of its first request
 * @param idleSeconds    how long a connection may rest between requests, or a reader take nothing of an answer
 * @param bodySeconds    how long a sender may pause within a body
 * @param drainSeconds   how long a stopping server waits for requests in work
 * @param jsonBodyBytes  longest body that is read whole
 * @param lineBytes      longest line of a streamed body
 * @param linesInFlight  lines of one streamed body that wait for the engine
 * @param limits         how often callers may ask
 */
public record HttpConfig(int eventLoops, int maxConnections, int silentSeconds, int idleSeconds, int bodySeconds,
                         int drainSeconds, int jsonBodyBytes, int lineBytes, int linesInFlight, LimitConfig limits) {

    public static HttpConfig standard() {
        return new HttpConfig(Math.max(1, Runtime.getRuntime().availableProcessors()), 16_384, 10, 60, 30, 10,
                16 << 20, 1 << 20, 4096, LimitConfig.standard());
    }

    public HttpConfig withTimeouts(int silent, int idle, int body) {
        return new HttpConfig(eventLoops, maxConnections, silent, idle, body, drainSeconds, jsonBodyBytes, lineBytes,
                linesInFlight, limits);
    }

    public HttpConfig withMaxConnections(int most) {
        return new HttpConfig(eventLoops, most, silentSeconds, idleSeconds, bodySeconds, drainSeconds, jsonBodyBytes,
                lineBytes, linesInFlight, limits);
    }

    public HttpConfig withEventLoops(int loops) {
        return new HttpConfig(loops, maxConnections, silentSeconds, idleSeconds, bodySeconds, drainSeconds, jsonBodyBytes,
                lineBytes, linesInFlight, limits);
    }

    public HttpConfig withLimits(LimitConfig told) {
        return new HttpConfig(eventLoops, maxConnections, silentSeconds, idleSeconds, bodySeconds, drainSeconds, jsonBodyBytes,
                lineBytes, linesInFlight, told);
    }
}
