package suma.engine.code;

import java.util.Optional;

/** A form of text that is of a scheme as a whole, however its issuer has built it. */
enum TextShape {

    /** GB/T 26231: arcs of at most 63 digits without leading zeros, under China's 1.2.156. */
    OID("oid", 9) {
        @Override
        boolean holds(byte[] text, int offset, int length) {
            return startsWith("1.2.156.", text, offset, length) && arcsHold(text, offset, offset + length);
        }
    },

    /** A prefix of three or more numeric arcs, a slash and a suffix. */
    HANDLE("handle", 7) {
        @Override
        boolean holds(byte[] text, int offset, int length) {
            int slash = offset;
            int dots = 0;
            while (slash < offset + length && text[slash] != '/') {
                dots += text[slash] == '.' ? 1 : 0;
                slash++;
            }
            return dots >= 2 && arcsHold(text, offset, slash) && slash + 1 < offset + length
                    && Alphabet.CSET82.firstOutside(text, slash + 1, offset + length - slash - 1) < 0;
        }
    },

    /** The name of the system, then digits and letters. */
    ECODE("ecode", 16) {
        @Override
        boolean holds(byte[] text, int offset, int length) {
            return startsWith("ecode:", text, offset, length) && Alphabet.BASE62.firstOutside(text, offset + 6, length - 6) < 0;
        }
    };

    private static final int MAX_ARC_LENGTH = 63;

    private final String label;
    private final int minLength;

    TextShape(String label, int minLength) {
        this.label = label;
        this.minLength = minLength;
    }

    static Optional<TextShape> named(String label) {
        for (TextShape shape : values()) {
            if (shape.label.equals(label)) {
                return Optional.of(shape);
            }
        }
        return Optional.empty();
    }

    int minLength() {
        return minLength;
    }

    abstract boolean holds(byte[] text, int offset, int length);

    private static boolean startsWith(String start, byte[] text, int offset, int length) {
        if (length < start.length()) {
            return false;
        }
        for (int i = 0; i < start.length(); i++) {
            if (text[offset + i] != start.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean arcsHold(byte[] text, int start, int end) {
        int arc = start;
        for (int i = start; i <= end; i++) {
            if (i < end && text[i] != '.') {
                continue;
            }
            boolean zeroLed = i - arc > 1 && text[arc] == '0';
            if (i == arc || i - arc > MAX_ARC_LENGTH || zeroLed || Alphabet.DIGITS.firstOutside(text, arc, i - arc) >= 0) {
                return false;
            }
            arc = i + 1;
        }
        return true;
    }
}
