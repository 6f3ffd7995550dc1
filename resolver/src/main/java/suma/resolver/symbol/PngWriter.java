package suma.resolver.symbol;

/** Writes drawings as PNG. */
public final class PngWriter {

    private PngWriter() {
    }

    public static byte[] write(Drawing drawing) {
        BitImage image = new BitImage(drawing.width(), drawing.height());
        drawSymbol(image, drawing);
        for (int i = 0; i < drawing.lines().size(); i++) {
            drawLine(image, drawing, drawing.lines().get(i), drawing.lineTop(i));
        }
        return PngLayout.encode(image);
    }

    private static void drawSymbol(BitImage image, Drawing drawing) {
        Modules modules = drawing.modules();
        int scale = drawing.scale();
        int rowHeight = modules.rowHeight() * scale;
        for (int y = 0; y < modules.rows(); y++) {
            for (int x = modules.nextDark(0, y); x < modules.columns(); x = modules.nextDark(x, y)) {
                int end = modules.nextLight(x, y);
                image.blacken(drawing.symbolLeft() + x * scale, drawing.symbolTop() + y * rowHeight,
                        (end - x) * scale, rowHeight);
                x = end;
            }
        }
    }

    private static void drawLine(BitImage image, Drawing drawing, String line, int top) {
        int left = drawing.lineLeft(line);
        for (int i = 0; i < line.length(); i++) {
            drawGlyph(image, line.charAt(i), left + i * Glyphs.ADVANCE * drawing.pen(), top, drawing.pen());
        }
    }

    private static void drawGlyph(BitImage image, char c, int left, int top, int pen) {
        for (int y = 0; y < Glyphs.HEIGHT; y++) {
            for (int x = 0; x < Glyphs.WIDTH; x++) {
                if (Glyphs.dark(c, x, y)) {
                    image.blacken(left + x * pen, top + y * pen, pen, pen);
                }
            }
        }
    }
}
