package suma.resolver.resp;

/**
 * Limits of the RESP server.
 *
 * @param maxConnections connections beyond it are closed at once
 * @param silentSeconds  how long a connection may take to show a key
 * @param commandSeconds how long a sender may pause within a command
 * @param idleSeconds    how long a connection may rest between commands
 * @param readerSeconds  how long a client may take nothing of what was answered
 * @param drainSeconds   how long a stopping server waits for checkouts in work
 * @param commandBytes   longest command
 */
public record RespConfig(int maxConnections, int silentSeconds, int commandSeconds, int idleSeconds, int readerSeconds,
                         int drainSeconds, int commandBytes) {

    public static RespConfig standard() {
        return new RespConfig(16_384, 10, 30, 900, 30, 10, 4 << 20);
    }

    public RespConfig withMaxConnections(int most) {
        return new RespConfig(most, silentSeconds, commandSeconds, idleSeconds, readerSeconds, drainSeconds, commandBytes);
    }

    public RespConfig withTimeouts(int silent, int command, int idle, int reader) {
        return new RespConfig(maxConnections, silent, command, idle, reader, drainSeconds, commandBytes);
    }
}
