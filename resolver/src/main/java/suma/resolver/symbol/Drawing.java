package suma.resolver.symbol;

import java.util.List;

/** A symbol and the lines below it, laid out in dots. */
public final class Drawing {
    /** Longest line below a two-dimensional symbol, in characters; such lines may be wider than the symbol. */
    private static final int LONGEST_LINE = 24;

    private final Modules modules;
    private final List<String> lines;
    private final int scale;
    private final int pen;

    private Drawing(Modules modules, List<String> lines, int scale) {
        this.modules = modules;
        this.lines = lines;
        this.scale = scale;
        this.pen = pen(modules, scale);
    }

    /**
     * Encodes a text and lays its symbol out.
     *
     * @param elements what people shall read below the symbol, in parts that are best kept together
     * @param scale    dots a module of the symbol is wide
     */
    public static Drawing of(SymbolText text, Symbology symbology, List<String> elements, int scale) throws SymbolException {
        Modules modules = SymbolEncoder.encode(text, symbology);
        int longest = modules.linear() ? modules.widthWithQuiet() * scale / (Glyphs.ADVANCE * pen(modules, scale)) : LONGEST_LINE;
        return new Drawing(modules, HumanText.lines(elements, longest), scale);
    }

    /** Dots that the strokes of letters are wide. */
    private static int pen(Modules modules, int scale) {
        return Math.max(1, modules.linear() ? scale * 3 / 4 : scale / 2);
    }

    Modules modules() {
        return modules;
    }

    List<String> lines() {
        return lines;
    }

    int scale() {
        return scale;
    }

    /** True for bars, which carry data in one direction only. */
    public boolean linear() {
        return modules.linear();
    }

    /** How wide all of it is, in modules. */
    public double widthInModules() {
        return (double) width() / scale;
    }

    int pen() {
        return pen;
    }

    int width() {
        int longest = lines.stream().mapToInt(this::lineWidth).max().orElse(0);
        return Math.max(modules.widthWithQuiet() * scale, longest + 2 * Glyphs.ADVANCE * pen);
    }

    int height() {
        return lineTop(lines.size());
    }

    int symbolLeft() {
        return (width() - modules.columns() * scale) / 2;
    }

    int symbolTop() {
        return modules.quiet().above() * scale;
    }

    /** Where the capitals of a line begin; also where a line behind the last would begin. */
    int lineTop(int line) {
        int symbolEnd = symbolTop() + modules.rows() * modules.rowHeight() * scale;
        return symbolEnd + modules.quiet().above() * scale + line * Glyphs.LINE_HEIGHT * pen;
    }

    int lineLeft(String line) {
        return (width() - lineWidth(line)) / 2;
    }

    private int lineWidth(String line) {
        return (line.length() * Glyphs.ADVANCE - 1) * pen;
    }
}
