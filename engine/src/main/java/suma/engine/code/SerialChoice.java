package suma.engine.code;

/** Reads what a product says about its serials. */
final class SerialChoice {

    static final String LENGTH = "serialLength";
    static final String ALPHABET = "serialAlphabet";

    private SerialChoice() {
    }

    static int length(String value, SerialPart serial) throws FieldException {
        if (value == null) {
            return serial.issued();
        }
        boolean number = !value.isEmpty() && value.length() <= 3 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        int length = number ? Integer.parseInt(value) : -1;
        if (length < serial.minLength() || length > serial.maxLength()) {
            throw new FieldException(LENGTH, "expected " + serial.minLength() + " to " + serial.maxLength()
                    + ", actual \"" + value + "\"");
        }
        return length;
    }

    static Alphabet alphabet(String value, SerialPart serial) throws FieldException {
        for (Alphabet alphabet : serial.alphabets()) {
            if (value == null || alphabet.name().equals(value)) {
                return alphabet;
            }
        }
        throw new FieldException(ALPHABET, "expected one of " + serial.alphabets() + ", actual \"" + value + "\"");
    }
}
