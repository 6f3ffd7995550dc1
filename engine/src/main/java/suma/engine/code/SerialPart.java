package suma.engine.code;

import java.util.List;

/**
 * The part that tells one item from the next: which lengths and alphabets can be issued, and which can be read.
 * {@code issued} is the usual length, 0 when it is whatever the other parts leave of the code's length.
 */
record SerialPart(List<Alphabet> alphabets, Alphabet read, int minLength, int maxLength, int issued) implements Part {

    @Override
    public int mismatch(byte[] text, int offset, int length) {
        return read.firstOutside(text, offset, length);
    }

    @Override
    public boolean takesDigits() {
        return read.includes(Alphabet.DIGITS);
    }

    @Override
    public boolean within(Alphabet alphabet) {
        return alphabet.includes(read);
    }

    boolean chosenLength() {
        return issued > 0 && minLength < maxLength;
    }

    boolean chosenAlphabet() {
        return alphabets.size() > 1;
    }
}
