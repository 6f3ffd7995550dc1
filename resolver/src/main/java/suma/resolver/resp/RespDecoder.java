package suma.resolver.resp;

/**
 * Takes commands out of the bytes of one connection, wherever the network cut them: arrays of bulk strings, or inline
 * lines. Every byte is looked at once, however small the pieces are in which a command comes.
 */
final class RespDecoder {
    /** Most arguments of one command, its name included: the largest basket and its options. */
    static final int MOST_ARGUMENTS = 10_016;
    static final int LONGEST_ARGUMENT = 64 << 10;
    static final int LONGEST_INLINE = 64 << 10;
    /** What a connection that has shown no key may send. */
    static final int MOST_ARGUMENTS_UNKNOWN = 10;
    static final int LONGEST_ARGUMENT_UNKNOWN = 16 << 10;
    private static final int LONGEST_NUMBER = 16;
    private static final int NOT_READ = -1;
    private static final int INCOMPLETE = -1;

    private final Arguments command = new Arguments();
    private final int commandBytes;
    private boolean known;
    private byte[] bytes = {};
    private int end;
    /** The first byte of the command that is being read. */
    private int base;
    /** The next byte to read, counted from base, and how far a line's end was sought. */
    private int at;
    private int sought;
    private int expected = NOT_READ;
    private int bulk = NOT_READ;
    private boolean whole;
    private String problem = "";

    /** What the bytes hold next. */
    enum Step { COMMAND, MORE, MALFORMED }

    RespDecoder(int commandBytes) {
        this.commandBytes = commandBytes;
    }

    /** Reads on in bytes that begin with what was not {@link #consumed()}. */
    void over(byte[] buffer, int from, int to) {
        bytes = buffer;
        end = to;
        if (whole) {
            whole = false;
            begin(from);
        } else {
            base = from;
            command.over(buffer, from);
        }
    }

    /** Lets the limits of callers with a key hold, or those of callers without. */
    void known(boolean authenticated) {
        known = authenticated;
    }

    /** The command that was read last; good until the next step. */
    Arguments command() {
        return command;
    }

    /** The end of the last whole command. */
    int consumed() {
        return whole ? base + at : base;
    }

    /** True within a command. */
    boolean inCommand() {
        return !whole && base < end;
    }

    String problem() {
        return problem;
    }

    /** Drops the command that is being read, or was given back: what comes next begins anew. */
    void forget() {
        whole = false;
        bulk = NOT_READ;
        problem = "";
        begin(base);
    }

    /** Gives the last command once more at the next step. */
    void again() {
        assert whole : "no command to give again";
        whole = false;
    }

    /** What is malformed stays so. */
    Step next() {
        if (!problem.isEmpty()) {
            return Step.MALFORMED;
        }
        if (whole) {
            begin(base + at);
        }
        Step step = expected != NOT_READ && command.count() == expected ? Step.COMMAND : read();
        whole = step == Step.COMMAND;
        return step;
    }

    private void begin(int from) {
        base = from;
        at = 0;
        sought = 0;
        expected = NOT_READ;
        command.clear();
        command.over(bytes, from);
    }

    private Step read() {
        while (expected == NOT_READ) {
            if (base + at == end) {
                return Step.MORE;
            }
            Step step = bytes[base] == '*' ? readCount() : readInline();
            if (step != Step.COMMAND) {
                return step;
            }
            if (expected == 0) {
                begin(base + at);
            }
        }
        while (command.count() < expected) {
            Step step = readArgument();
            if (step != Step.COMMAND) {
                return step;
            }
        }
        return Step.COMMAND;
    }

    private Step readCount() {
        int lineEnd = lineEnd(LONGEST_NUMBER);
        if (lineEnd == INCOMPLETE) {
            return at + LONGEST_NUMBER < end - base ? malformed("too big mbulk count string") : Step.MORE;
        }
        long count = number(base + 1, lineEnd);
        if (count > (known ? MOST_ARGUMENTS : MOST_ARGUMENTS_UNKNOWN)) {
            return malformed(known || count == Long.MAX_VALUE ? "invalid multibulk length" : "unauthenticated multibulk length");
        }
        expected = (int) Math.max(0, count);
        return Step.COMMAND;
    }

    private Step readArgument() {
        if (bulk == NOT_READ) {
            Step step = readLength();
            if (step != Step.COMMAND) {
                return step;
            }
        }
        if (at + bulk > commandBytes) {
            return malformed("command of more than " + commandBytes + " bytes");
        }
        if (end - base < at + bulk + 2) {
            return Step.MORE;
        }
        if (bytes[base + at + bulk] != '\r' || bytes[base + at + bulk + 1] != '\n') {
            return malformed("expected CRLF behind an argument");
        }
        command.add(at, bulk);
        at += bulk + 2;
        sought = at;
        bulk = NOT_READ;
        return Step.COMMAND;
    }

    private Step readLength() {
        if (base + at == end) {
            return Step.MORE;
        }
        if (bytes[base + at] != '$') {
            return malformed("expected '$', got '" + shown(bytes[base + at]) + "'");
        }
        int from = base + at + 1;
        int lineEnd = lineEnd(LONGEST_NUMBER);
        if (lineEnd == INCOMPLETE) {
            return at + LONGEST_NUMBER < end - base ? malformed("too big bulk count string") : Step.MORE;
        }
        long length = number(from, lineEnd);
        if (length < 0 || length > (known ? LONGEST_ARGUMENT : LONGEST_ARGUMENT_UNKNOWN)) {
            return malformed(known || length < 0 || length == Long.MAX_VALUE ? "invalid bulk length" : "unauthenticated bulk length");
        }
        bulk = (int) length;
        return Step.COMMAND;
    }

    private Step readInline() {
        int lineEnd = lineEnd(LONGEST_INLINE);
        if (lineEnd == INCOMPLETE) {
            return end - base > LONGEST_INLINE ? malformed("too big inline request") : Step.MORE;
        }
        if (!InlineText.split(bytes, base, lineEnd, command)) {
            return malformed("unbalanced quotes in request");
        }
        expected = command.count();
        return Step.COMMAND;
    }

    /** Steps behind the line that begins at {@code at}; where it ends without its line break, or {@link #INCOMPLETE}. */
    private int lineEnd(int longest) {
        int last = Math.min(end, base + at + longest + 1);
        for (int i = base + Math.max(at, sought); i < last; i++) {
            if (bytes[i] == '\n') {
                at = i + 1 - base;
                sought = at;
                return i > base && bytes[i - 1] == '\r' ? i - 1 : i;
            }
        }
        sought = Math.max(at, last - base);
        return INCOMPLETE;
    }

    /** A number that takes up a line, or one that is beyond all limits. */
    private long number(int from, int lineEnd) {
        boolean negative = from < lineEnd && bytes[from] == '-';
        int digitsFrom = negative ? from + 1 : from;
        boolean ended = lineEnd + 1 < end && bytes[lineEnd] == '\r';
        if (digitsFrom == lineEnd || !ended) {
            return Long.MAX_VALUE;
        }
        long number = 0;
        for (int i = digitsFrom; i < lineEnd; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return Long.MAX_VALUE;
            }
            number = number * 10 + (bytes[i] - '0');
        }
        return negative ? -number : number;
    }

    private Step malformed(String what) {
        problem = what;
        return Step.MALFORMED;
    }

    private static String shown(byte b) {
        return b > ' ' && b < 0x7f ? String.valueOf((char) b) : String.format("\\x%02x", b & 0xff);
    }
}
