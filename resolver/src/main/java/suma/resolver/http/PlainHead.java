package suma.resolver.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import suma.resolver.key.ApiKey;

/**
 * Reads the heads of requests for one route that are written in the plainest way, one connection's one after the other. A tail that was
 * understood is remembered: the next request that ends in the same bytes means the same, and shows the same key.
 */
final class PlainHead {
    /** Longer heads are the general reader's. */
    static final int LONGEST_BYTES = 2048;
    private static final int LONGEST_SEGMENT = 128;
    private static final boolean[] PLAIN = plain();

    private final byte[] prefix;
    private final CallerCache callers;
    private final Access access;
    private final PlainTail tail = new PlainTail();
    private byte[] known = new byte[0];
    private String knownAuthorization = "";
    private Object keysVersion = this;

    /** What stands at a place in the input. */
    enum Kind {
        /** A head, whole. */
        WHOLE,
        /** The beginning of what may become one. */
        PART,
        /** A head whose tail is not that of the heads before it in the run, which so are the only ones that its key pays for. */
        ANOTHER,
        /** Anything else. */
        OTHER
    }

    PlainHead(Route route, CallerCache callers) {
        this.callers = callers;
        access = route.access();
        prefix = ("GET " + route.template().substring(0, route.template().indexOf('{'))).getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean[256];
        for (char c : "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-._~".toCharArray()) {
            plain[c] = true;
        }
        return plain;
    }

    /** Adds the heads at the beginning of {@code run.bytes} to the run; tells what stands behind them, WHOLE when the run is full. */
    Kind gather(ExpressRun run, int limit) {
        int at = 0;
        while (!run.full()) {
            Kind kind = read(run, at, limit);
            if (kind == Kind.ANOTHER) {
                return Kind.WHOLE;
            }
            if (kind != Kind.WHOLE) {
                return kind == Kind.PART && limit - at > LONGEST_BYTES ? Kind.OTHER : kind;
            }
            at = run.end();
        }
        return Kind.WHOLE;
    }

    private Kind read(ExpressRun run, int at, int limit) {
        byte[] bytes = run.bytes();
        int segment = at + prefix.length;
        if (!Arrays.equals(bytes, at, Math.min(segment, limit), prefix, 0, Math.min(prefix.length, limit - at))) {
            return Kind.OTHER;
        }
        int segmentEnd = segment;
        while (segmentEnd < limit && PLAIN[bytes[segmentEnd] & 0xff]) {
            segmentEnd++;
        }
        if (segmentEnd >= limit) {
            return Kind.PART;
        }
        if (segmentEnd == segment || segmentEnd - segment > LONGEST_SEGMENT) {
            return Kind.OTHER;
        }
        boolean same = isKnown(bytes, segmentEnd, limit);
        if (!same && run.count() > 0) {
            return Kind.ANOTHER;
        }
        int end = same ? segmentEnd + known.length : newTail(bytes, segmentEnd, limit);
        if (end < 0) {
            return end == PlainTail.PART ? Kind.PART : Kind.OTHER;
        }
        if (same && run.count() == 0) {
            // Other requests of the connection may have shown another key since.
            callers.identify(knownAuthorization);
        }
        run.add(segment, segmentEnd, end);
        return Kind.WHOLE;
    }

    private boolean isKnown(byte[] bytes, int at, int limit) {
        int end = at + known.length;
        return known.length > 0 && end <= limit && keysVersion == callers.keysVersion() && Arrays.equals(bytes, at, end, known, 0, known.length);
    }

    private int newTail(byte[] bytes, int at, int limit) {
        int end = tail.read(bytes, at, limit);
        if (end < 0) {
            return end;
        }
        keysVersion = callers.keysVersion();
        Optional<ApiKey> caller = callers.identify(tail.authorization());
        if (caller.isEmpty() || !access.roles().contains(caller.get().role())) {
            return PlainTail.OTHER;
        }
        known = Arrays.copyOfRange(bytes, at, end);
        knownAuthorization = tail.authorization();
        return end;
    }
}
