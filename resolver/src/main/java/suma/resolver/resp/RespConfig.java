package suma.resolver.resp;

/**
 * Limits of the RESP server.
 *
 * @param eventLoops     threads that serve connections; they are not those of the HTTP server, so that tills do not wait behind its long bodies
 * @param maxConnections connections beyond it are closed at once
 * @param silentSeconds  how long a connection may take to show a key
 * @param commandSeconds how long a sender may pause within a command
 * @param idleSeconds    how long a connection may rest between commands
 * @param readerSeconds  how long a client may take nothing of what was answered
 * @param drainSeconds   how long a stopping server waits for checkouts in work
 * @param commandBytes   longest command
 */
public record RespConfig(int eventLoops, int maxConnections, int silentSeconds, int commandSeconds, int idleSeconds, int readerSeconds,
                         int drainSeconds, int commandBytes) {

    /** Half of the cores serve: callers of many small commands are served faster by few threads with much to do each than by many that sleep in between. */
    public static RespConfig standard() {
        return new RespConfig(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), 16_384, 10, 30, 900, 30, 10, 4 << 20);
    }

    public RespConfig withEventLoops(int loops) {
        return new RespConfig(loops, maxConnections, silentSeconds, commandSeconds, idleSeconds, readerSeconds, drainSeconds, commandBytes);
    }

    public RespConfig withMaxConnections(int most) {
        return new RespConfig(eventLoops, most, silentSeconds, commandSeconds, idleSeconds, readerSeconds, drainSeconds, commandBytes);
    }

    public RespConfig withTimeouts(int silent, int command, int idle, int reader) {
        return new RespConfig(eventLoops, maxConnections, silent, command, idle, reader, drainSeconds, commandBytes);
    }
}
