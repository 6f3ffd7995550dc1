package suma.resolver.label;

import java.util.Optional;
import java.util.Set;
import suma.engine.code.Scheme;
import suma.resolver.symbol.Symbology;

/**
 * How labels are wanted.
 *
 * @param symbology empty for the one usual for the scheme
 * @param with      what GS1 symbols hold of the batch, where it is known
 * @param scale     dots a module of the symbol is wide, in pictures
 * @param stem      scheme and host of the addresses in symbols, without a last slash
 */
record LabelStyle(Optional<Symbology> symbology, Set<BatchElement> with, int scale, String stem) {
    static final int USUAL_SCALE = 4;
    static final int LARGEST_SCALE = 16;

    Symbology symbologyFor(Scheme scheme) {
        return symbology.orElseGet(() -> usual(scheme));
    }

    private static Symbology usual(Scheme scheme) {
        return switch (scheme.name()) {
            case "gs1-sgtin", "gs1-grai", "gs1-giai" -> Symbology.DATAMATRIX;
            case "gs1-sscc", "drug-20", "detonator-13" -> Symbology.CODE128;
            default -> Symbology.QR;
        };
    }
}
