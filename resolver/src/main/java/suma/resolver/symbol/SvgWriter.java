package suma.resolver.symbol;

import java.util.Locale;

/** Writes drawings as SVG. */
public final class SvgWriter {
    private static final String FONT = "OCR-B, 'DejaVu Sans Mono', Menlo, Consolas, monospace";
    /** An advance of 0.6 em is what fixed-width fonts have. */
    private static final double EM_A_DOT = Glyphs.ADVANCE / 0.6;

    private SvgWriter() {
    }

    /** A file of its own, with a pixel for each dot. */
    public static String write(Drawing drawing) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element(drawing,
                String.format("width=\"%d\" height=\"%d\"", drawing.width(), drawing.height()));
    }

    /** The {@code svg} element alone; {@code size} are the attributes that say how large it is shown. */
    public static String element(Drawing drawing, String size) {
        StringBuilder svg = new StringBuilder(4096);
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" ").append(size).append(String.format(Locale.ROOT,
                " viewBox=\"0 0 %d %d\">", drawing.width(), drawing.height()));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path shape-rendering=\"crispEdges\"");
        svg.append(String.format(Locale.ROOT, " transform=\"translate(%d %d) scale(%d)\" d=\"",
                drawing.symbolLeft(), drawing.symbolTop(), drawing.scale()));
        writeSymbol(svg, drawing.modules());
        svg.append("\"/>").append(String.format(Locale.ROOT, "<g font-size=\"%.0f\" font-family=\"%s\" text-anchor=\"middle\">",
                EM_A_DOT * drawing.pen(), FONT));
        for (int i = 0; i < drawing.lines().size(); i++) {
            writeLine(svg, drawing, i);
        }
        return svg.append("</g></svg>\n").toString();
    }

    private static void writeSymbol(StringBuilder svg, Modules modules) {
        for (int y = 0; y < modules.rows(); y++) {
            for (int x = modules.nextDark(0, y); x < modules.columns(); x = modules.nextDark(x, y)) {
                int end = modules.nextLight(x, y);
                svg.append('M').append(x).append(' ').append(y).append('h').append(end - x)
                        .append('v').append(modules.rowHeight()).append('h').append(x - end).append('z');
                x = end;
            }
        }
    }

    private static void writeLine(StringBuilder svg, Drawing drawing, int line) {
        svg.append("<text x=\"").append(drawing.width() / 2)
                .append("\" y=\"").append(drawing.lineTop(line) + Glyphs.ASCENT * drawing.pen()).append("\">")
                .append(Markup.escaped(drawing.lines().get(line))).append("</text>");
    }
}
