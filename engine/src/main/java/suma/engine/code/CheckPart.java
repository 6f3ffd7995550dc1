package suma.engine.code;

/** The check character of everything before it; always the last part. */
record CheckPart(CheckRule rule, boolean own) implements Part {

    @Override
    public int minLength() {
        return 1;
    }

    @Override
    public int maxLength() {
        return 1;
    }

    @Override
    public int mismatch(byte[] text, int offset, int length) {
        return rule.alphabet().firstOutside(text, offset, length);
    }

    @Override
    public boolean takesDigits() {
        return rule.alphabet().includes(Alphabet.DIGITS);
    }

    @Override
    public boolean within(Alphabet alphabet) {
        return alphabet.includes(rule.alphabet());
    }
}
