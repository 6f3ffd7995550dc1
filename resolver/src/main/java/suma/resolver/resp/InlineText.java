package suma.resolver.resp;

/**
 * Splits an inline command into arguments as Redis does: at blanks, with {@code "…"} in which backslashes escape and
 * {@code '…'} in which only {@code \'} does. What is quoted is written over the line itself, which it never outgrows.
 */
final class InlineText {
    private static final int OPEN = -1;

    private final byte[] bytes;
    private final int end;
    private int next;
    private int written;

    private InlineText(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.end = end;
        next = start;
        written = start;
    }

    /** Adds the arguments of a line; false where a quotation does not end, or goes on behind its end. */
    static boolean split(byte[] bytes, int start, int end, Arguments into) {
        InlineText text = new InlineText(bytes, start, end);
        while (text.skipBlanks()) {
            int from = text.written;
            if (!text.argument()) {
                return false;
            }
            into.add(from - start, text.written - from);
        }
        return true;
    }

    private boolean skipBlanks() {
        while (next < end && blank(bytes[next])) {
            next++;
        }
        return next < end;
    }

    private static boolean blank(byte b) {
        return b == ' ' || b >= '\t' && b <= '\r' || b == 0;
    }

    private boolean argument() {
        while (next < end && !blank(bytes[next])) {
            byte b = bytes[next++];
            if (b == '"' || b == '\'') {
                return quoted(b) && (next == end || blank(bytes[next]));
            }
            bytes[written++] = b;
        }
        return true;
    }

    private boolean quoted(byte quote) {
        while (next < end) {
            byte b = bytes[next++];
            if (b == quote) {
                return true;
            }
            int escaped = b == '\\' && next < end ? escaped(quote) : b;
            bytes[written++] = (byte) escaped;
        }
        return false;
    }

    private int escaped(byte quote) {
        byte b = bytes[next];
        if (quote == '\'' && b != '\'') {
            return '\\';
        }
        next++;
        return switch (b) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'a' -> 7;
            case 'x' -> hexadecimal();
            default -> b;
        };
    }

    private int hexadecimal() {
        int high = next + 1 < end ? Character.digit(bytes[next], 16) : OPEN;
        int low = next + 1 < end ? Character.digit(bytes[next + 1], 16) : OPEN;
        if (high < 0 || low < 0) {
            return 'x';
        }
        next += 2;
        return high << 4 | low;
    }
}
