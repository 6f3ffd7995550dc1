package suma.resolver.symbol;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A kind of symbol, with what it holds of a code. */
public enum Symbology {
    /** QR code of the scheme's own text: elements for GS1 codes, the prescribed lines or the plain code for others. */
    QR,
    /** Data Matrix of the same text. */
    DATAMATRIX,
    /** GS1-128 for GS1 codes, Code 128 of the plain code for others. */
    CODE128,
    /** QR code of the GS1 Digital Link. */
    DIGITAL_LINK,
    /** QR code of the address of the code's page for consumers. */
    PAGE;

    private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

    public String text() {
        return text;
    }

    public static List<String> texts() {
        return Arrays.stream(values()).map(Symbology::text).toList();
    }

    public static Optional<Symbology> of(String text) {
        return Arrays.stream(values()).filter(symbology -> symbology.text.equals(text)).findFirst();
    }
}
