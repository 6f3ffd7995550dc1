package suma.engine.code;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;

/** Text that is the same in every code of a scheme. */
record ConstantPart(String text) implements Part {

    @Override
    public int minLength() {
        return text.length();
    }

    @Override
    public int maxLength() {
        return text.length();
    }

    @Override
    public int mismatch(byte[] text, int offset, int length) {
        for (int i = 0; i < length; i++) {
            if (text[offset + i] != this.text.charAt(i)) {
                return offset + i;
            }
        }
        return -1;
    }

    @Override
    public boolean takesDigits() {
        return false;
    }

    @Override
    public boolean within(Alphabet alphabet) {
        return alphabet.firstOutside(bytes(), 0, text.length()) < 0;
    }

    @Override
    public List<String> starts() {
        return List.of(text);
    }

    byte[] bytes() {
        return text.getBytes(US_ASCII);
    }
}
