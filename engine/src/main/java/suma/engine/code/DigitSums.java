package suma.engine.code;

/**
 * The sums of every other digit of a text, counted from its right end, packed in an int: low half the digits at the
 * 1st, 3rd, … place, high half those at the 2nd, 4th, …
 */
final class DigitSums {

    private static final long EVERY_OTHER = 0x00FF_00FF_00FF_00FFL;
    private static final long ADD_UP = 0x0001_0001_0001_0001L;

    private DigitSums() {
    }

    /** Of eight digits, one a byte, the rightmost in the highest byte. */
    static int of(long digits) {
        int first = (int) ((digits >>> 8 & EVERY_OTHER) * ADD_UP >>> 48);
        int second = (int) ((digits & EVERY_OTHER) * ADD_UP >>> 48);
        return first | second << 16;
    }

    static int of(byte[] text, int offset, int length) {
        int sums = 0;
        for (int i = 0; i < length; i++) {
            sums += text[offset + length - 1 - i] - '0' << 16 * (i & 1);
        }
        return sums;
    }

    /** The sums of a text once {@code places} more digits stand to its right. */
    static int shifted(int sums, int places) {
        return (places & 1) == 0 ? sums : Integer.rotateLeft(sums, 16);
    }

    /** The GS1 check value of a text with these sums. */
    static int checkValue(int sums) {
        return (1000 - 3 * (sums & 0xffff) - (sums >>> 16)) % 10;
    }
}
