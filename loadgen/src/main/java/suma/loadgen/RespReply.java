package suma.loadgen;

/** Finds one answer of the Redis protocol, version 2 or 3, in the buffer it was received in. */
final class RespReply {
    private static final int MOST_BYTES = 1 << 26;
    private static final int NOT_YET = -1;

    private final Reply reply = new Reply();
    private int at;

    /** Reads the answer that starts at {@code from}; false when not all of it is there yet. */
    boolean read(byte[] received, int from, int to) throws WireFault {
        at = from;
        for (long open = 1; open > 0; open--) {
            int line = at;
            int lineEnd = endOfLine(received, to);
            if (lineEnd == NOT_YET) {
                return false;
            }
            open += passElement(received, line, lineEnd);
            if (at > to) {
                return false;
            }
        }
        tell(received, from);
        return true;
    }

    private int endOfLine(byte[] b, int to) {
        for (int i = at; i + 1 < to; i++) {
            if (b[i] == '\r' && b[i + 1] == '\n') {
                at = i + 2;
                return i;
            }
        }
        return NOT_YET;
    }

    /** Passes over the text behind a line that announces one; how many more elements it announces. */
    private long passElement(byte[] b, int line, int lineEnd) throws WireFault {
        switch (b[line]) {
            case '$', '=', '!' -> {
                long length = number(b, line + 1, lineEnd);
                at += length < 0 ? 0 : (int) length + 2;
                return 0;
            }
            case '*', '~', '>' -> {
                return Math.max(0, number(b, line + 1, lineEnd));
            }
            case '%' -> {
                return 2 * Math.max(0, number(b, line + 1, lineEnd));
            }
            case '+', '-', ':', '_', '#', ',', '(' -> {
                return 0;
            }
            default -> throw new WireFault("expected an answer of the Redis protocol, actual byte " + b[line]);
        }
    }

    private static long number(byte[] b, int from, int to) throws WireFault {
        boolean negative = from < to && b[from] == '-';
        long value = 0;
        for (int i = negative ? from + 1 : from; i < to; i++) {
            value = value * 10 + b[i] - '0';
            if (b[i] < '0' || b[i] > '9' || value > MOST_BYTES) {
                throw new WireFault("expected a length of at most " + MOST_BYTES + ", actual byte " + b[i] + " in " + (to - from));
            }
        }
        return negative ? -value : value;
    }

    /** A single text is told without its frame, all else with it. */
    private void tell(byte[] b, int from) {
        boolean absent = b[from] == '_' || (b[from] == '$' || b[from] == '*') && b[from + 1] == '-';
        boolean refused = b[from] == '-' || b[from] == '!';
        int text = from + 1;
        if (b[from] == '$' && !absent) {
            while (b[text - 1] != '\n') {
                text++;
            }
        }
        reply.is(absent ? Reply.Kind.NONE : refused ? Reply.Kind.REFUSED : Reply.Kind.FOUND, 0, b, text, at - 2);
    }

    /** The answer read last. */
    Reply reply() {
        return reply;
    }

    /** Where the next answer starts. */
    int end() {
        return at;
    }
}
