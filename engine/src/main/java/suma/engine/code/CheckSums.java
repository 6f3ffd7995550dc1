package suma.engine.code;

/** GS1 check digits by the weighted sum of the digits before them, which need only be right modulo 10. */
final class CheckSums {

    /** Above what two halves of a serial and the fixed text can add up to. */
    private static final int ABOVE = 128;

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

    static byte character(int sum) {
        return CHARACTERS[sum];
    }
}
