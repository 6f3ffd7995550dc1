package suma.resolver.label;

import java.util.Optional;
import java.util.Set;
import suma.engine.code.Scheme;

/**
 * How labels are wanted.
 *
 * @param symbology empty for the one usual for the scheme
 * @param with      what GS1 symbols hold of the batch, where it is known
 * @param scale     dots a module of the symbol is wide, in pictures
 * @param stem      scheme and host of the addresses in symbols, without a last slash
 */
public record LabelStyle(Optional<Symbology> symbology, Set<BatchElement> with, int scale, String stem) {
    public static final int USUAL_SCALE = 4;
    public static final int LARGEST_SCALE = 16;

    Symbology symbologyFor(Scheme scheme) {
        return symbology.orElseGet(() -> Symbology.usual(scheme));
    }
}
