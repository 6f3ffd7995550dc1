package suma.resolver.label;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a symbol holds.
 *
 * @param gs1  true for GS1 elements, each with its identifier in square brackets, to be encoded with FNC1
 * @param text elements, or any other text
 */
record SymbolText(boolean gs1, String text) {

    static SymbolText of(Label label, LabelStyle style) throws LabelException {
        Map<String, String> elements = Gs1Elements.of(label, style);
        return switch (style.symbologyFor(label.scheme())) {
            case PAGE -> plain(SchemeText.page(label, style.stem()));
            case DIGITAL_LINK -> link(label, elements, style.stem());
            case CODE128 -> elements.isEmpty() ? plain(label.code()) : elements(elements);
            case QR, DATAMATRIX -> elements.isEmpty() ? plain(SchemeText.of(label, style.stem())) : elements(elements);
        };
    }

    private static SymbolText link(Label label, Map<String, String> elements, String stem) throws LabelException {
        if (elements.isEmpty()) {
            throw new LabelException("symbology digital-link: expected a GS1 code, actual one of " + label.scheme());
        }
        return plain(Gs1Elements.link(label, elements, stem));
    }

    private static SymbolText elements(Map<String, String> elements) {
        return new SymbolText(true, elements.entrySet().stream().map(e -> "[" + e.getKey() + "]" + e.getValue())
                .collect(Collectors.joining()));
    }

    private static SymbolText plain(String text) {
        return new SymbolText(false, text);
    }
}
