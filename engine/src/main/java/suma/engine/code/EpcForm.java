package suma.engine.code;

import java.util.Optional;

/** Writes a plain code as the URN that {@link EpcUrn} reads. */
record EpcForm(String scheme, String code) {

    /** Characters that an EPC URN does not escape (EPC Tag Data Standard, GS3A3Component). */
    private static final String PLAIN = "!'()*+,-.:;=_";

    Optional<String> text(int companyPrefixLength) {
        if (companyPrefixLength < EpcUrn.MIN_PREFIX || companyPrefixLength > EpcUrn.MAX_PREFIX) {
            return Optional.empty();
        }
        return switch (scheme) {
            case "gs1-sscc" -> Optional.of("urn:epc:id:sscc:" + leadMoved(code.substring(0, 17), companyPrefixLength));
            case "gs1-sgtin" -> Optional.of("urn:epc:id:sgtin:" + tradeItem(companyPrefixLength));
            case "gs1-lgtin" -> Optional.of("urn:epc:class:lgtin:" + tradeItem(companyPrefixLength));
            case "gs1-gtin" -> Optional.of("urn:epc:idpat:sgtin:" + leadMoved(code.substring(2, 15), companyPrefixLength) + ".*");
            case "gs1-grai" -> Optional.of("urn:epc:id:grai:" + assetType(companyPrefixLength) + "." + escaped(code.substring(18)));
            case "gs1-grai-type" -> Optional.of("urn:epc:idpat:grai:" + assetType(companyPrefixLength) + ".*");
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

    private String tradeItem(int companyPrefixLength) {
        return leadMoved(code.substring(2, 15), companyPrefixLength) + "." + escaped(code.substring(18));
    }

    private String assetType(int companyPrefixLength) {
        return split(code.substring(5, 17), companyPrefixLength);
    }

    /** Company prefix, dot, and the reference led by the digit that stood first. */
    private static String leadMoved(String digits, int companyPrefixLength) {
        return digits.substring(1, companyPrefixLength + 1) + "." + digits.charAt(0) + digits.substring(companyPrefixLength + 1);
    }

    private static String split(String text, int companyPrefixLength) {
        return text.substring(0, companyPrefixLength) + "." + escaped(text.substring(companyPrefixLength));
    }

    private static String escaped(String text) {
        return WebUri.encode(text, PLAIN);
    }
}
