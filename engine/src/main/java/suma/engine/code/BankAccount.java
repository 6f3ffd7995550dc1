package suma.engine.code;

/** International bank account numbers: ISO 13616, country, two check digits and account, 1 modulo 97 with the first four last. */
final class BankAccount {

    private static final int LEADING = 4;
    private static final int MODULUS = 97;

    private BankAccount() {
    }

    static boolean holds(byte[] text, int offset, int length) {
        if (length <= LEADING || !Countries.has(text[offset], text[offset + 1])
                || Alphabet.DIGITS.firstOutside(text, offset + 2, 2) >= 0 || Alphabet.ALPHANUMERIC.firstOutside(text, offset, length) >= 0) {
            return false;
        }
        int rest = remainder(0, text, offset + LEADING, offset + length);
        return remainder(rest, text, offset, offset + LEADING) == 1;
    }

    /** Digits count as themselves, letters as two digits from 10 on. */
    private static int remainder(int before, byte[] text, int offset, int end) {
        int rest = before;
        for (int i = offset; i < end; i++) {
            int value = Alphabet.ALPHANUMERIC.value(text[i]);
            rest = (rest * (value < 10 ? 10 : 100) + value) % MODULUS;
        }
        return rest;
    }
}
