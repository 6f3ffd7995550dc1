package suma.resolver.label;

import java.util.List;
import java.util.Map;
import suma.resolver.symbol.Drawing;
import suma.resolver.symbol.SymbolException;
import suma.resolver.symbol.SymbolText;
import suma.resolver.symbol.Symbology;

/** Chooses what the symbol of a label holds, and has it drawn. */
final class LabelDrawing {

    private LabelDrawing() {
    }

    static Drawing of(Label label, LabelStyle style) throws SymbolException {
        Map<String, String> elements = Gs1Elements.of(label, style);
        Symbology symbology = style.symbologyFor(label.scheme());
        SymbolText text = switch (symbology) {
            case PAGE -> SymbolText.plain(SchemeText.page(label, style.stem()));
            case DIGITAL_LINK -> link(label, elements, style.stem());
            case CODE128 -> elements.isEmpty() ? SymbolText.plain(label.code()) : SymbolText.elements(elements);
            case QR, DATAMATRIX -> elements.isEmpty() ? SymbolText.plain(SchemeText.of(label, style.stem()))
                    : SymbolText.elements(elements);
        };
        return Drawing.of(text, symbology, forPeople(label, elements), style.scale());
    }

    private static SymbolText link(Label label, Map<String, String> elements, String stem) throws SymbolException {
        if (elements.isEmpty()) {
            throw new SymbolException("symbology digital-link: expected a GS1 code, actual one of " + label.scheme());
        }
        return SymbolText.plain(Gs1Elements.link(label, elements, stem));
    }

    private static List<String> forPeople(Label label, Map<String, String> elements) {
        return elements.isEmpty() ? List.of(label.code())
                : elements.entrySet().stream().map(e -> "(" + e.getKey() + ")" + e.getValue()).toList();
    }
}
