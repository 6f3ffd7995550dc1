package suma.resolver.json;

/** What a text must look like. */
@FunctionalInterface
public interface TextRule {
    /** Says nothing against a text. */
    String FINE = "";

    /** What is wrong with the text, or {@link #FINE}. */
    String problem(String text);

    default TextRule and(TextRule next) {
        return text -> {
            String found = problem(text);
            return found.equals(FINE) ? next.problem(text) : found;
        };
    }

    /** Any text of 1 to {@code longest} UTF-16 units without control characters. */
    static TextRule upTo(int longest) {
        return text -> {
            if (text.isBlank()) {
                return "expected a text, actual is empty";
            }
            if (text.length() > longest) {
                return "expected at most " + longest + " characters, actual " + text.length();
            }
            return text.chars().anyMatch(Character::isISOControl) ? "holds a control character" : FINE;
        };
    }

    static TextRule digits(int count) {
        return text -> text.length() == count && text.chars().allMatch(c -> c >= '0' && c <= '9') ? FINE
                : "expected " + count + " digits, actual " + quoted(text);
    }

    /** The text in quotation marks, cut where it is long. */
    static String quoted(String text) {
        return '"' + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + '"';
    }
}
