package suma.resolver.label;

import java.util.Locale;
import suma.engine.catalog.Batch;
import suma.resolver.symbol.Drawing;
import suma.resolver.symbol.Markup;
import suma.resolver.symbol.SvgWriter;
import suma.resolver.symbol.SymbolException;

/** An A4 page, or several, of the labels of one batch; HTML that needs nothing else. */
final class LabelSheet {
    static final int USUAL_COLUMNS = 3;
    static final int MOST_COLUMNS = 8;
    static final int USUAL_LABELS = 24;
    /** Most labels of one sheet. */
    static final int MOST_LABELS = 1_000;

    private static final int PRINTED_WIDTH_MM = 190;
    private static final int CELL_PADDING_MM = 2;
    /** Widths of a module, usual and least (GS1 General Specifications). */
    private static final double USUAL_MATRIX_MM = 0.5;
    private static final double USUAL_BAR_MM = 0.33;
    private static final double LEAST_MM = 0.25;

    private final Batch batch;
    private final LabelStyle style;
    private final int columns;

    LabelSheet(Batch batch, LabelStyle style, int columns) {
        this.batch = batch;
        this.style = style;
        this.columns = columns;
    }

    /** All before the first label. */
    String head() {
        return """
                <!DOCTYPE html>
                <html><head><meta charset="utf-8"><title>%s %s</title><style>
                @page { size: A4; margin: 10mm }
                body { margin: 0 auto; width: %dmm; color: #000 }
                body { font: 8pt/1.3 "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif }
                main { display: grid; grid-template-columns: repeat(%d, 1fr) }
                figure { margin: 0; padding: %dmm; border: 0.1mm dashed #bbb }
                figure { text-align: center; overflow: hidden; break-inside: avoid }
                figcaption { overflow-wrap: anywhere; font-size: 7pt }
                span { display: inline-block; margin: 0 1mm }
                b { display: block; overflow-wrap: anywhere }
                svg { display: block; margin: 1mm auto }
                </style></head><body><main>
                """.formatted(Markup.escaped(batch.product().name()), batch.id(), PRINTED_WIDTH_MM, columns, CELL_PADDING_MM);
    }

    String foot() {
        return "</main></body></html>\n";
    }

    /** One label: name of the product, symbol with the code, lot and dates. */
    String cell(Label label) throws SymbolException {
        Drawing drawing = LabelDrawing.of(label, style);
        return "<figure><b>" + Markup.escaped(label.productName()) + "</b>"
                + SvgWriter.element(drawing, String.format(Locale.ROOT, "style=\"width:%.2fmm\"", widthMm(drawing)))
                + "<figcaption>" + caption() + "</figcaption></figure>\n";
    }

    /** The place of a label that cannot be made. */
    String emptyCell(Label label, String reason) {
        return "<figure><b>" + Markup.escaped(label.productName()) + "</b><figcaption>" + Markup.escaped(label.code()) + ": "
                + Markup.escaped(reason) + "</figcaption></figure>\n";
    }

    private double widthMm(Drawing drawing) throws SymbolException {
        double cellMm = (double) PRINTED_WIDTH_MM / columns - 2 * CELL_PADDING_MM;
        double modules = drawing.widthInModules();
        if (modules * LEAST_MM > cellMm) {
            throw new SymbolException(String.format(Locale.ROOT, "columns: expected at most %d for this symbol, actual %d",
                    (int) (PRINTED_WIDTH_MM / (modules * LEAST_MM + 2 * CELL_PADDING_MM)), columns));
        }
        return Math.min(cellMm, modules * (drawing.linear() ? USUAL_BAR_MM : USUAL_MATRIX_MM));
    }

    private String caption() {
        StringBuilder caption = new StringBuilder();
        for (BatchElement element : BatchElement.values()) {
            element.print(batch).ifPresent(text -> caption.append("<span>").append(Markup.escaped(text)).append("</span>"));
        }
        return caption.toString();
    }
}
