package suma.engine.index;

import suma.engine.CodeId;
import suma.engine.catalog.Disposition;

/**
 * The eight bytes that say how a code stands.
 *
 * <pre>
 *  63                                  16 15        6    5       4    3      0
 * +--------------------------------------+----------+-------+-------+--------+
 * |            parent's CodeId           | 0, spare |scanned|recall-| dispo- |
 * |          (0: in no parent)           | for flags|       |  ed   | sition |
 * +--------------------------------------+----------+-------+-------+--------+
 * </pre>
 *
 * Recalled: named by a recall itself, not by its batch. Scanned: public scans of it are counted in the store.
 * Disposition 0 means that the batch's default holds; see {@link Disposition}. Zero is the word of a code nothing has
 * happened to.
 */
public final class WordLayout {
    public static final long NOTHING = 0;
    private static final int PARENT_SHIFT = 16;
    private static final long DISPOSITION_MASK = 0xF;
    private static final long RECALLED = 1 << 4;
    private static final long SCANNED = 1 << 5;
    private static final long STATE_MASK = 0xFFFF;
    private static final long KNOWN_STATE = DISPOSITION_MASK | RECALLED | SCANNED;

    private WordLayout() {
    }

    public static long parent(long word) {
        return word >>> PARENT_SHIFT;
    }

    public static long withParent(long word, long parent) {
        return parent << PARENT_SHIFT | word & STATE_MASK;
    }

    /** The number of the {@link Disposition}, or {@link Disposition#AS_BATCH}. */
    public static int disposition(long word) {
        return (int) (word & DISPOSITION_MASK);
    }

    public static long withDisposition(long word, Disposition disposition) {
        return word & ~DISPOSITION_MASK | disposition.number();
    }

    public static boolean recalled(long word) {
        return (word & RECALLED) != 0;
    }

    public static long withRecalled(long word, boolean recalled) {
        return recalled ? word | RECALLED : word & ~RECALLED;
    }

    public static boolean scanned(long word) {
        return (word & SCANNED) != 0;
    }

    public static long withScanned(long word) {
        return word | SCANNED;
    }

    /** True when a word can be made of these. */
    public static boolean holds(long parent, long state) {
        return parent >>> CodeId.BITS == 0 && (state & ~KNOWN_STATE) == 0 && (state & DISPOSITION_MASK) <= Disposition.values().length;
    }

    public static int state(long word) {
        return (int) (word & STATE_MASK);
    }

    public static long of(long parent, int state) {
        return parent << PARENT_SHIFT | state;
    }
}
