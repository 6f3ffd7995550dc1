package suma.resolver.call;

import static suma.resolver.json.TextRule.FINE;
import static suma.resolver.json.TextRule.quoted;

import java.util.Collection;
import suma.engine.command.Command;
import suma.resolver.json.TextRule;

/** What the texts of requests must look like, and how much of anything one request may hold. */
public final class FieldRules {
    public static final int LONGEST_ID = 64;
    public static final int LONGEST_NAME = 200;
    public static final int LONGEST_LOT = 20;
    public static final int LONGEST_ATTRIBUTE = 1_000;
    public static final int MOST_ATTRIBUTES = 32;
    public static final int MOST_ITEMS = 10_000;
    public static final int MOST_EVENTS = 10_000;
    public static final int MOST_BASKET_CODES = 10_000;
    public static final long MOST_ORDERED_CODES = Command.OrderBatch.MOST_CODES;
    public static final int PAGE_SIZE = 100;
    public static final int LONGEST_PAGE = 1_000;

    private static final String ID_MARKS = "._~-";
    private static final String LOT_MARKS = "!\"%&'()*+,-./:;<=>?_";

    public static final TextRule NAME = TextRule.upTo(LONGEST_NAME);
    /** The category of a product, the kind of a party: any short word of the user's. */
    public static final TextRule CATEGORY = TextRule.upTo(LONGEST_ID);
    public static final TextRule ID = TextRule.upTo(LONGEST_ID).and(text -> made(text, ID_MARKS));
    /** Characters of AI 10: GS1 General Specifications, figure 7.11-1. */
    public static final TextRule LOT = TextRule.upTo(LONGEST_LOT).and(text -> made(text, LOT_MARKS));
    public static final TextRule ATTRIBUTE_NAME = TextRule.upTo(LONGEST_ID);
    public static final TextRule ATTRIBUTE = TextRule.upTo(LONGEST_ATTRIBUTE);

    private FieldRules() {
    }

    public static TextRule oneOf(Collection<String> words) {
        return text -> words.contains(text) ? FINE : "expected one of " + String.join(", ", words) + "; actual " + quoted(text);
    }

    private static String made(String text, String marks) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed = c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || marks.indexOf(c) >= 0;
            if (!allowed) {
                return "expected letters, digits and " + marks + ", actual " + quoted(text) + " at position " + (i + 1);
            }
        }
        return FINE;
    }
}
