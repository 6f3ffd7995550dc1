package suma.engine.code;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** The other texts that stand for a plain code of a GS1 scheme: elements, element string, Digital Link, EPC URN. */
public final class CodeForms {

    private static final int MIN_COMPANY_PREFIX = 6;
    private static final int MAX_COMPANY_PREFIX = 12;
    /** Characters that a URI path segment need not escape (RFC 3986, unreserved). */
    private static final String PATH_PLAIN = "-._~";
    /** Characters that an EPC URN does not escape (EPC Tag Data Standard, GS3A3Component). */
    private static final String URN_PLAIN = "!'()*+,-.:;=_";

    private static final String BRACKETS_INSIDE = ".*\\(\\d{2,4}\\).*";

    private CodeForms() {
    }

    /** Values by application identifier, in order; empty for schemes that are not of GS1. */
    public static Map<String, String> elements(Scheme scheme, String code) {
        Map<String, String> elements = new LinkedHashMap<>();
        switch (scheme.name()) {
            case "gs1-sscc" -> elements.put("00", code);
            case "gs1-gtin" -> elements.put("01", code.substring(2));
            case "gs1-sgtin", "gs1-lgtin" -> {
                elements.put("01", code.substring(2, 16));
                elements.put(code.substring(16, 18), code.substring(18));
            }
            case "gs1-grai", "gs1-giai" -> elements.put(code.substring(0, 4), code.substring(4));
            default -> { }
        }
        return elements;
    }

    /** As printed for people: {@code (01)…(21)…}; none for a serial that has an identifier in brackets inside. */
    public static Optional<String> bracketed(Scheme scheme, String code) {
        return code.matches(BRACKETS_INSIDE) ? Optional.empty() : joined(scheme, code, (ai, value) -> "(" + ai + ")" + value);
    }

    /** As encoded in a symbol, after its leading FNC1; no separators are needed, since only the last value varies in length. */
    public static Optional<String> elementString(Scheme scheme, String code) {
        return joined(scheme, code, String::concat);
    }

    /** A GS1 Digital Link on a host; {@code stem} is scheme, host and perhaps the start of a path, without a last slash. */
    public static Optional<String> digitalLink(Scheme scheme, String code, String stem) {
        return joined(scheme, code, (ai, value) -> "/" + ai + "/" + escaped(value, PATH_PLAIN)).map(stem::concat);
    }

    private static Optional<String> joined(Scheme scheme, String code, BinaryOperator<String> element) {
        StringBuilder text = new StringBuilder();
        elements(scheme, code).forEach((ai, value) -> text.append(element.apply(ai, value)));
        return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
    }

    /** The EPC URN; how many digits the company prefix has, 6 to 12, cannot be seen in a code. */
    public static Optional<String> epcUrn(Scheme scheme, String code, int companyPrefixLength) {
        if (companyPrefixLength < MIN_COMPANY_PREFIX || companyPrefixLength > MAX_COMPANY_PREFIX) {
            return Optional.empty();
        }
        return switch (scheme.name()) {
            case "gs1-sscc" -> Optional.of("urn:epc:id:sscc:" + leadMoved(code.substring(0, 17), companyPrefixLength));
            case "gs1-sgtin" -> Optional.of("urn:epc:id:sgtin:" + tradeItem(code, companyPrefixLength));
            case "gs1-lgtin" -> Optional.of("urn:epc:class:lgtin:" + tradeItem(code, companyPrefixLength));
            case "gs1-gtin" -> Optional.of("urn:epc:idpat:sgtin:" + leadMoved(code.substring(2, 15), companyPrefixLength) + ".*");
            case "gs1-grai" -> Optional.of("urn:epc:id:grai:" + split(code.substring(5, 17), companyPrefixLength)
                    + "." + escaped(code.substring(18), URN_PLAIN));
            case "gs1-giai" -> individualAsset(code.substring(4), companyPrefixLength);
            default -> Optional.empty();
        };
    }

    /** None where the reference would begin inside the company prefix. */
    private static Optional<String> individualAsset(String asset, int companyPrefixLength) {
        boolean possible = asset.length() > companyPrefixLength
                && asset.chars().limit(companyPrefixLength).allMatch(c -> c >= '0' && c <= '9');
        return possible ? Optional.of("urn:epc:id:giai:" + split(asset, companyPrefixLength)) : Optional.empty();
    }

    private static String tradeItem(String code, int companyPrefixLength) {
        return leadMoved(code.substring(2, 15), companyPrefixLength) + "." + escaped(code.substring(18), URN_PLAIN);
    }

    /** Company prefix, dot, and the reference led by the digit that stood first. */
    private static String leadMoved(String digits, int companyPrefixLength) {
        return digits.substring(1, companyPrefixLength + 1) + "." + digits.charAt(0) + digits.substring(companyPrefixLength + 1);
    }

    private static String split(String text, int companyPrefixLength) {
        return text.substring(0, companyPrefixLength) + "." + escaped(text.substring(companyPrefixLength), URN_PLAIN);
    }

    private static String escaped(String text, String plain) {
        StringBuilder escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            int kind = ByteClass.of((byte) c);
            if (kind == ByteClass.DIGIT || kind == ByteClass.LETTER || plain.indexOf(c) >= 0) {
                escaped.append(c);
            } else {
                escaped.append('%').append(String.format("%02X", (int) c));
            }
        }
        return escaped.toString();
    }
}
