package suma.resolver.label;

import java.util.LinkedHashMap;
import java.util.Map;
import suma.engine.code.CodeForms;
import suma.resolver.symbol.SymbolException;

/** The GS1 elements of a symbol: those of the code, and those wanted of its batch between its class and its serial. */
final class Gs1Elements {
    private static final String SERIAL = "21";

    private Gs1Elements() {
    }

    /** Values by application identifier in the order of the symbol; empty for codes that are not of GS1. */
    static Map<String, String> of(Label label, LabelStyle style) throws SymbolException {
        Map<String, String> code = CodeForms.of(label.scheme(), label.code()).elements();
        if (style.with().isEmpty()) {
            return code;
        }
        if (!code.containsKey(SERIAL)) {
            throw new SymbolException("elements of the batch: expected a code of gs1-sgtin, actual of " + label.scheme());
        }
        Map<String, String> all = new LinkedHashMap<>(code);
        String serial = all.remove(SERIAL);
        for (BatchElement element : BatchElement.values()) {
            if (style.with().contains(element)) {
                element.value(label.batch()).ifPresent(value -> all.put(element.ai(), value));
            }
        }
        all.put(SERIAL, serial);
        return all;
    }

    /** The GS1 Digital Link: key and qualifiers in the path, dates in the query (URI Syntax 1.6). */
    static String link(Label label, Map<String, String> elements, String stem) {
        return new CodeForms(label.scheme(), label.code(), elements).digitalLink(stem).orElseThrow();
    }
}
