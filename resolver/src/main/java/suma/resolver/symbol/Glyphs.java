package suma.resolver.symbol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The letters of pictures, as dots. They are drawn in {@code glyphs.txt}: bands of 16 characters side by side from U+0020 to
 * U+007F, each 5 dots wide and 8 high, of which the last is below the line. U+007F is a box, for characters without a glyph.
 */
final class Glyphs {
    static final int WIDTH = 5;
    static final int HEIGHT = 8;
    /** Dots from one letter to the next. */
    static final int ADVANCE = WIDTH + 1;
    /** Dots from one line to the next. */
    static final int LINE_HEIGHT = HEIGHT + 3;
    /** Dots from the top of capitals to the line they stand on. */
    static final int ASCENT = HEIGHT - 1;

    private static final int BAND = 16;
    private static final int FIRST = ' ';
    private static final int BOX = 0x7f;
    private static final List<String> DRAWN = read();

    private Glyphs() {
    }

    private static List<String> read() {
        try (InputStream in = Glyphs.class.getResourceAsStream("glyphs.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("glyphs.txt", unreadable);
        }
    }

    static boolean dark(char c, int x, int y) {
        int index = (c < FIRST || c > BOX ? BOX : c) - FIRST;
        return DRAWN.get(index / BAND * HEIGHT + y).charAt(index % BAND * ADVANCE + x) == '#';
    }
}
