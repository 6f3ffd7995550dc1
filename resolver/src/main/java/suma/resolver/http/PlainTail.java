package suma.resolver.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads what follows the target of a request that has no body and asks for nothing unusual: {@code " HTTP/1.1"} and fields out of
 * a short list, each at most once, in visible ASCII, every line ended by CR LF. Whatever else stands there is not for this reader.
 */
final class PlainTail {
    static final int PART = -1;
    static final int OTHER = -2;
    private static final byte[] VERSION = " HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int HOST = 1;
    private static final int AUTHORIZATION = 2;

    private int seen;
    private String authorization = "";

    /** Where the tail that begins at {@code at} ends, or {@link #PART}, or {@link #OTHER}. */
    int read(byte[] bytes, int at, int limit) {
        seen = 0;
        int line = at + VERSION.length;
        if (!begins(bytes, at, Math.min(line, limit))) {
            return OTHER;
        }
        while (line < limit) {
            int end = lineEnd(bytes, line, limit);
            if (end < 0) {
                return end;
            }
            if (end == line) {
                return (seen & HOST) != 0 && (seen & AUTHORIZATION) != 0 ? end + 2 : OTHER;
            }
            if (!readField(new String(bytes, line, end - line, StandardCharsets.US_ASCII))) {
                return OTHER;
            }
            line = end + 2;
        }
        return PART;
    }

    private static boolean begins(byte[] bytes, int at, int limit) {
        for (int i = at; i < limit; i++) {
            if (bytes[i] != VERSION[i - at]) {
                return false;
            }
        }
        return true;
    }

    /** Where the CR LF of a line of visible ASCII stands. */
    private static int lineEnd(byte[] bytes, int from, int limit) {
        int at = from;
        while (at < limit && bytes[at] >= ' ' && bytes[at] < 0x7f) {
            at++;
        }
        if (at + 1 >= limit) {
            return at == limit || bytes[at] == '\r' ? PART : OTHER;
        }
        return bytes[at] == '\r' && bytes[at + 1] == '\n' ? at : OTHER;
    }

    private boolean readField(String line) {
        int colon = line.indexOf(':');
        if (colon < 1) {
            return false;
        }
        String value = line.substring(colon + 1).strip();
        return switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
            case "host" -> first(HOST) && !value.isEmpty() && RequestRules.isHost(value);
            case "authorization" -> {
                authorization = value;
                yield first(AUTHORIZATION);
            }
            case "accept" -> first(4);
            case "accept-encoding" -> first(8);
            case "accept-language" -> first(16);
            case "user-agent" -> first(32);
            case "connection" -> first(64) && value.equalsIgnoreCase("keep-alive");
            default -> false;
        };
    }

    private boolean first(int field) {
        boolean first = (seen & field) == 0;
        seen |= field;
        return first;
    }

    /** The credentials of the tail that was read last. */
    String authorization() {
        return authorization;
    }
}
