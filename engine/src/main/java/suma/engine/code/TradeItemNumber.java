package suma.engine.code;

/** Reads bare GTINs of 8, 12, 13 and 14 digits as the class of goods they name. */
final class TradeItemNumber {

    private static final int LENGTH = 14;

    private TradeItemNumber() {
    }

    /** Whether a GTIN of a length is written with leading zeros in element strings. */
    static boolean shortLength(int length) {
        return length == 8 || length == 12 || length == 13;
    }

    static boolean possible(int length) {
        return length == LENGTH || shortLength(length);
    }

    static void read(Scheme gtin, byte[] digits, int offset, int length, Reading out) {
        if (!possible(length) || !CheckRule.GS1.holds(digits, offset, length)) {
            return;
        }
        int mark = out.scratch().mark();
        out.scratch().append("01");
        for (int i = length; i < LENGTH; i++) {
            out.scratch().append((byte) '0');
        }
        out.scratch().append(digits, offset, length);
        out.addScratch(gtin, mark);
    }
}
