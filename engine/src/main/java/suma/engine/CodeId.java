package suma.engine;

/**
 * The inner name of an issued or registered code: an 8-bit shard and a 40-bit ordinal in one long.
 *
 * <pre>
 *  63            48 47      40 39                                     0
 * +----------------+----------+----------------------------------------+
 * |       0        |  shard   |                ordinal                 |
 * +----------------+----------+----------------------------------------+
 * </pre>
 *
 * Ordinals are handed out in order from 1, so {@link #NONE} is never a code. Negative longs are never codes either;
 * {@link suma.engine.command.Unresolved} uses them.
 */
public final class CodeId {
    public static final long NONE = 0;
    public static final int ORDINAL_BITS = 40;
    public static final int SHARD_BITS = 8;
    public static final int BITS = ORDINAL_BITS + SHARD_BITS;
    public static final long MAX_ORDINAL = (1L << ORDINAL_BITS) - 1;

    private CodeId() {
    }

    public static long of(int shard, long ordinal) {
        assert shard >= 0 && shard < 1 << SHARD_BITS && ordinal >= 0 && ordinal <= MAX_ORDINAL;
        return (long) shard << ORDINAL_BITS | ordinal;
    }

    public static long ordinal(long codeId) {
        return codeId & MAX_ORDINAL;
    }

    public static int shard(long codeId) {
        return (int) (codeId >>> ORDINAL_BITS);
    }
}
