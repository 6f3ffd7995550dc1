package suma.engine.code;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Optional;

/** What a field's text must be: length, alphabet, perhaps one of a few values, a date, or a text with its own check digit. */
record FieldRule(int minLength, int maxLength, Alphabet alphabet, List<String> values, Optional<DatePattern> date,
                 Optional<CheckRule> check) {

    int mismatch(byte[] text, int offset, int length) {
        if (onlyChecked() && check.get().holds(text, offset, length)) {
            return -1;
        }
        int outside = alphabet.firstOutside(text, offset, length);
        if (outside >= 0) {
            return outside;
        }
        if (!values.isEmpty() && !listed(text, offset, length) || date.isPresent() && !date.get().holds(text, offset)) {
            return offset;
        }
        return check.isPresent() && !check.get().holds(text, offset, length) ? offset + length - 1 : -1;
    }

    boolean takesDigits() {
        return alphabet.includes(Alphabet.DIGITS) && values.isEmpty() && date.isEmpty() && check.isEmpty();
    }

    /** Whether a check that holds leaves nothing more to test. */
    private boolean onlyChecked() {
        return check.isPresent() && values.isEmpty() && date.isEmpty() && alphabet.includes(check.get().alphabet());
    }

    private boolean listed(byte[] text, int offset, int length) {
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            if (value.length() == length && equal(value, text, offset)) {
                return true;
            }
        }
        return false;
    }

    private static boolean equal(String value, byte[] text, int offset) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) != text[offset + i]) {
                return false;
            }
        }
        return true;
    }

    /** The field's text as it stands in a code. */
    String encode(String field, String value) throws FieldException {
        String text = date.isPresent() ? date.get().encode(field, value) : value;
        Optional<String> problem = problem(text);
        if (problem.isPresent()) {
            throw new FieldException(field, problem.get());
        }
        return text;
    }

    /** What is wrong with a text in a code. */
    Optional<String> problem(String text) {
        String told = "expected " + expected() + ", actual \"" + text + "\"";
        if (text.length() < minLength || text.length() > maxLength) {
            return Optional.of(told + " of length " + text.length());
        }
        byte[] bytes = text.getBytes(ISO_8859_1);
        int wrong = mismatch(bytes, 0, bytes.length);
        boolean fits = wrong < 0 && text.chars().allMatch(c -> c <= 0x7f);
        return fits ? Optional.empty() : Optional.of(told + wanted(bytes, wrong));
    }

    private String wanted(byte[] text, int wrong) {
        boolean checkDigit = check.isPresent() && alphabet.firstOutside(text, 0, text.length) < 0;
        return checkDigit ? ", check digit expected " + (char) check.get().character(text, 0, text.length - 1)
                : ", wrong at position " + (wrong + 1);
    }

    String expected() {
        if (date.isPresent()) {
            return "date " + date.get();
        }
        if (!values.isEmpty()) {
            return "one of " + String.join(", ", values);
        }
        return (minLength == maxLength ? "" : minLength + " to ") + maxLength + " " + alphabet;
    }
}
