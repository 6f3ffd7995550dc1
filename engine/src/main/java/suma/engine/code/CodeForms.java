package suma.engine.code;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The texts that stand for a code of a GS1 scheme, each of which reads as the same code again: elements, element string, Digital Link,
 * EPC URN. Codes of other schemes have their plain text only.
 *
 * @param elements values by application identifier in the order of a symbol: those of the code and perhaps others; empty for schemes
 *                 that are not of GS1
 */
public record CodeForms(Scheme scheme, String code, Map<String, String> elements) {

    /** What the canonical Digital Link begins with: GS1's own resolver. */
    public static final String CANONICAL_STEM = "https://id.gs1.org";

    /** How many digits a company prefix has. */
    public static final int MIN_COMPANY_PREFIX = EpcUrn.MIN_PREFIX;
    public static final int MAX_COMPANY_PREFIX = EpcUrn.MAX_PREFIX;

    private static final String IDENTIFIER_INSIDE = "\\((?=\\d{2,4}\\))";

    /** The forms of a code alone. */
    public static CodeForms of(Scheme scheme, String code) {
        return new CodeForms(scheme, code, keyElements(scheme, code));
    }

    /** The forms of what a text was read as, with all the elements that were read. */
    public static CodeForms of(Reading reading, int candidate) {
        Map<String, String> elements = new LinkedHashMap<>();
        for (int i = 0; i < reading.elements(); i++) {
            elements.put(reading.elementAi(i), reading.elementValue(i));
        }
        CodeForms alone = of(reading.scheme(candidate), reading.code(candidate));
        return elements.isEmpty() ? alone : new CodeForms(alone.scheme, alone.code, elements);
    }

    private static Map<String, String> keyElements(Scheme scheme, String code) {
        Map<String, String> elements = new LinkedHashMap<>();
        switch (scheme.name()) {
            case "gs1-sscc" -> elements.put("00", code);
            case "gs1-gtin" -> elements.put("01", code.substring(2));
            case "gs1-sgtin", "gs1-lgtin" -> {
                elements.put("01", code.substring(2, 16));
                elements.put(code.substring(16, 18), code.substring(18));
            }
            case "gs1-grai", "gs1-grai-type", "gs1-giai" -> elements.put(code.substring(0, 4), code.substring(4));
            default -> { }
        }
        return elements;
    }

    /** As printed for people: {@code (01)…(21)…}; a backslash leads brackets within a value that look like those of an identifier. */
    public Optional<String> bracketed() {
        return present(elements.entrySet().stream().map(e -> "(" + e.getKey() + ")" + e.getValue().replaceAll(IDENTIFIER_INSIDE, "\\\\("))
                .collect(Collectors.joining()));
    }

    /** As encoded in a symbol, with FNC1 as ASCII 29 in front and behind values that have no length of their own. */
    public Optional<String> elementString() {
        StringBuilder text = new StringBuilder();
        boolean separated = false;
        for (Entry<String, String> element : elements.entrySet()) {
            text.append(separated ? "" : (char) ByteClass.GS).append(element.getKey()).append(element.getValue());
            separated = ApplicationIdentifiers.named(element.getKey()).predefinedLength();
        }
        return present(text.toString());
    }

    /**
     * A GS1 Digital Link on a host: {@code stem} is scheme, host and perhaps the start of a path, without a last slash. None where some
     * element cannot be in a link of this key.
     */
    public Optional<String> digitalLink(String stem) {
        return keyElements(scheme, code).keySet().stream().findFirst().filter(elements::containsKey)
                .flatMap(key -> new LinkForm(ApplicationIdentifiers.named(key), elements).text(stem));
    }

    /** The EPC URN of the code alone; how many digits the company prefix has, 6 to 12, cannot be seen in a code. */
    public Optional<String> epcUrn(int companyPrefixLength) {
        return new EpcForm(scheme.name(), code).text(companyPrefixLength);
    }

    private static Optional<String> present(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
