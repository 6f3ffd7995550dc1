package suma.engine.custody;

import java.util.Optional;
import suma.engine.CodeId;
import suma.engine.CorruptionException;
import suma.engine.catalog.Level;
import suma.engine.custody.Holding.Kind;
import suma.engine.index.Block;
import suma.engine.index.WordLayout;
import suma.engine.index.WordSource;

/**
 * Whose a code is, by its own holding and those of all it is packed in. What happens to a container happens to what it
 * holds: so the outermost one that has a holding says who has the code, and the nearest one that was sold says who sold
 * it. Not thread-safe; allocates nothing but where a {@link Holding} is asked for.
 */
public final class CustodyChain {
    private static final int MOST_LEVELS = Level.values().length;

    private final WordSource words;
    private final CustodySource custody;
    private Kind kind = Kind.HELD;
    private int party;
    private long atMs;
    private long sequence;

    public CustodyChain(WordSource words, CustodySource custody) {
        this.words = words;
        this.custody = custody;
    }

    /** Finds the sale that a code went by, its own or that of what it is in. */
    public boolean findSale(long codeId) {
        int depth = 0;
        for (long at = codeId; at != CodeId.NONE; at = parent(at, ++depth)) {
            CustodyBlock block = custody.of(CodeId.ordinal(at));
            if (block.isSale(slot(at))) {
                take(block, slot(at));
                return true;
            }
        }
        return false;
    }

    /** Finds who has a code; false where nothing is known but who made it. */
    public boolean findHolder(long codeId) {
        boolean found = false;
        int depth = 0;
        for (long at = codeId; at != CodeId.NONE; at = parent(at, ++depth)) {
            CustodyBlock block = custody.of(CodeId.ordinal(at));
            if (block.has(slot(at))) {
                take(block, slot(at));
                found = true;
            }
        }
        return found;
    }

    /** {@link #findHolder} as a value. */
    public Optional<Holding> holder(long codeId) {
        return findHolder(codeId) ? Optional.of(new Holding(kind, party, atMs, sequence)) : Optional.empty();
    }

    private long parent(long codeId, int depth) {
        if (depth >= MOST_LEVELS) {
            throw new CorruptionException("parents of CodeId " + codeId + ": expected at most " + MOST_LEVELS + " levels, actual more");
        }
        return WordLayout.parent(words.word(CodeId.ordinal(codeId)));
    }

    private static int slot(long codeId) {
        return Block.slotOf(CodeId.ordinal(codeId));
    }

    private void take(CustodyBlock block, int slot) {
        kind = block.kind(slot);
        party = block.party(slot);
        atMs = block.atMs(slot);
        sequence = block.sequence(slot);
    }

    /** How what was found last came about. */
    public Kind kind() {
        return kind;
    }

    /** Number of the party of what was found last. */
    public int party() {
        return party;
    }

    /** When what was found last happened. */
    public long atMs() {
        return atMs;
    }

    /** The record of what was found last. */
    public long sequence() {
        return sequence;
    }
}
