package suma.engine.code;

/**
 * Sums of the digits of a text, as GS1 check digits need them. Digit words are simply added up, each holding the text's
 * digits from a multiple of eight places before its end; a byte of the sum then holds digits of one weight only.
 */
final class DigitSums {

    /** The longest text that can be summed: no byte of the sum may reach its top bit. */
    static final int MAX_DIGITS = 112;

    private static final long EVERY_OTHER = 0x00FF_00FF_00FF_00FFL;
    private static final long ADD_UP = 0x0001_0001_0001_0001L;
    /** A multiple of ten above any weighted sum. */
    private static final int ABOVE = 10_000;

    private DigitSums() {
    }

    /** Sums of a text of at most {@link #MAX_DIGITS}, negative when a byte is no digit. */
    static long of(byte[] text, int offset, int length) {
        long sums = 0;
        int end = offset + length;
        while (end > offset && sums >= 0) {
            int count = Math.min(DigitWord.DIGITS, end - offset);
            long values = DigitWord.read(text, end, count);
            sums = values < 0 ? -1 : sums + values;
            end -= count;
        }
        return sums;
    }

    /** The sums of a text once more digits stand to its right. */
    static long shifted(long sums, int places) {
        return (places & 1) == 0 ? sums : Long.rotateRight(sums, Byte.SIZE);
    }

    /** The check value of a text with these sums: weights 3 and 1 from the right, up to the next ten. */
    static int checkValue(long sums) {
        int thrice = (int) ((sums >>> Byte.SIZE & EVERY_OTHER) * ADD_UP >>> 48);
        int once = (int) ((sums & EVERY_OTHER) * ADD_UP >>> 48);
        return (ABOVE - 3 * thrice - once) % 10;
    }
}
