package suma.resolver.symbol;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a symbol holds.
 *
 * @param gs1  true for GS1 elements, each with its identifier in square brackets, to be encoded with FNC1
 * @param text elements, or any other text
 */
public record SymbolText(boolean gs1, String text) {

    public static SymbolText plain(String text) {
        return new SymbolText(false, text);
    }

    /** GS1 elements: values by application identifier, in the order of the symbol. */
    public static SymbolText elements(Map<String, String> elements) {
        return new SymbolText(true, elements.entrySet().stream().map(e -> "[" + e.getKey() + "]" + e.getValue())
                .collect(Collectors.joining()));
    }

    boolean ascii() {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
