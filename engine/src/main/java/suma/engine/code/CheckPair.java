package suma.engine.code;

/** The two check characters that end an alphanumeric GS1 key: General Specifications, 7.9.5. */
final class CheckPair {

    private static final int LENGTH = 2;
    private static final int MODULUS = 1021;
    private static final String CHARACTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    /** By distance from the last character before the pair. */
    private static final int[] PRIMES = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83};

    private CheckPair() {
    }

    static boolean holds(byte[] text, int offset, int length) {
        int last = offset + length - LENGTH - 1;
        if (last < offset || last - offset >= PRIMES.length) {
            return false;
        }
        int sum = 0;
        for (int i = last; i >= offset; i--) {
            sum += Alphabet.CSET82.value(text[i]) * PRIMES[last - i];
        }
        int pair = sum % MODULUS;
        return text[last + 1] == CHARACTERS.charAt(pair >> 5) && text[last + 2] == CHARACTERS.charAt(pair & 31);
    }
}
