package suma.resolver.symbol;

import java.util.ArrayList;
import java.util.List;

/** The lines below a symbol in which people can read its code. */
final class HumanText {

    private HumanText() {
    }

    /** Lines of at most {@code longest} characters; an element is not broken across lines unless it is longer than one. */
    static List<String> lines(List<String> elements, int longest) {
        List<String> lines = new ArrayList<>();
        elements.forEach(element -> add(lines, element, longest));
        return lines;
    }

    private static void add(List<String> lines, String element, int longest) {
        int last = lines.size() - 1;
        if (last >= 0 && lines.get(last).length() + element.length() <= longest) {
            lines.set(last, lines.get(last) + element);
        } else {
            lines.addAll(parts(element, longest));
        }
    }

    /** Parts of about the same length. */
    private static List<String> parts(String text, int longest) {
        int count = (text.length() + longest - 1) / longest;
        int length = (text.length() + count - 1) / count;
        List<String> parts = new ArrayList<>();
        for (int at = 0; at < text.length(); at += length) {
            parts.add(text.substring(at, Math.min(text.length(), at + length)));
        }
        return parts;
    }
}
