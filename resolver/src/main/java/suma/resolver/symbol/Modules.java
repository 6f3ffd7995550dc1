package suma.resolver.symbol;

import java.util.BitSet;

/** The dark and light modules of a symbol, without its quiet zone; a linear symbol has one high row. */
final class Modules {
    private final int columns;
    private final int rows;
    private final int rowHeight;
    private final QuietZone quiet;
    private final BitSet dark;

    /** The light space a symbol needs around it, in modules. */
    record QuietZone(int beside, int above) {
    }

    /** {@code dark} has the module of row {@code y} and column {@code x} at {@code y * columns + x}. */
    Modules(int columns, int rows, int rowHeight, QuietZone quiet, BitSet dark) {
        this.columns = columns;
        this.rows = rows;
        this.rowHeight = rowHeight;
        this.quiet = quiet;
        this.dark = dark;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /** How many modules high every row is. */
    int rowHeight() {
        return rowHeight;
    }

    QuietZone quiet() {
        return quiet;
    }

    boolean linear() {
        return rows == 1;
    }

    boolean dark(int x, int y) {
        return dark.get(y * columns + x);
    }

    int widthWithQuiet() {
        return columns + 2 * quiet.beside;
    }

    /** The first dark column of a row from {@code x} on, or {@link #columns()}. */
    int nextDark(int x, int y) {
        int next = dark.nextSetBit(y * columns + x);
        return next < 0 ? columns : Math.min(columns, next - y * columns);
    }

    /** The first light column of a row from {@code x} on, or {@link #columns()}. */
    int nextLight(int x, int y) {
        return Math.min(columns, dark.nextClearBit(y * columns + x) - y * columns);
    }
}
