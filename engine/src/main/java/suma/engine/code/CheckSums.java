package suma.engine.code;

/**
 * GS1 check sums of some digits, in an int: in the lowest byte with weight 3 on the last digit, in the next with weight 1.
 * Both are right modulo 10 only, and add up as long as no byte is full.
 */
final class CheckSums {

    /** Above what two halves of a serial and the fixed text can add up to. */
    private static final int ABOVE = 512;

    private static final byte[] CHARACTERS = characters();

    private CheckSums() {
    }

    private static byte[] characters() {
        byte[] characters = new byte[ABOVE];
        for (int sum = 0; sum < ABOVE; sum++) {
            characters[sum] = (byte) ('0' + (10 - sum % 10) % 10);
        }
        return characters;
    }

    /** The sums once more digits stand to the right. */
    static int shifted(int sums, int places) {
        return (places & 1) == 0 ? sums : sums >>> Byte.SIZE | (sums & 0xff) << Byte.SIZE;
    }

    /** The check digit after digits of these sums, more digits to their right, and others that sum up to {@code added}. */
    static byte character(int sums, int places, int added) {
        return CHARACTERS[(sums >>> Byte.SIZE * (places & 1) & 0xff) + added];
    }
}
