package suma.engine.recall;

import java.util.OptionalInt;
import suma.engine.CodeId;
import suma.engine.catalog.OrdinalMap;
import suma.engine.index.Block;
import suma.engine.scan.CodeChunk;
import suma.engine.scan.CodeCursor;
import suma.engine.scan.CodeRenderer;
import suma.engine.scan.ReadSide;
import suma.engine.store.StoredRecalls;

/** The codes that a recall covers, in order of CodeId: all, or those that one party has or has sold. */
final class RecallCursor implements CodeCursor {
    /** Looked through for one chunk, which may stay empty then, so that nobody waits long for the few codes of a small shop. */
    private static final int MOST_BLOCKS_A_CHUNK = 512;
    private static final int SHARD = 0;

    private final CodeRenderer renderer;
    private final CoveredBlocks covered;
    private final Fates fates;
    private final OptionalInt party;
    private long rest;
    private boolean ended;
    private boolean closed;

    RecallCursor(ReadSide side, RecallNotice recall, OptionalInt party) {
        this.renderer = new CodeRenderer(side);
        side.enter();
        this.covered = new CoveredBlocks(recall, side.catalog(), new StoredRecalls(side.store()));
        this.fates = new Fates(side.catalog(), side.blocks(), side.store());
        this.party = party;
    }

    @Override
    public boolean next(CodeChunk chunk) {
        chunk.clear();
        for (int blocks = 0; !ended && chunk.room() > 0 && blocks < MOST_BLOCKS_A_CHUNK; blocks++) {
            appendRest(chunk);
            if (rest == 0) {
                advance();
            }
        }
        return !ended || chunk.count() > 0;
    }

    private void advance() {
        ended = !covered.next();
        if (!ended) {
            rest = party.isEmpty() ? covered.mask() : ofParty(party.getAsInt());
        }
    }

    private long ofParty(int wanted) {
        fates.load(covered.number());
        long matching = 0;
        for (long left = covered.mask(); left != 0; left &= left - 1) {
            int slot = Long.numberOfTrailingZeros(left);
            matching |= fates.party(slot) == wanted ? 1L << slot : 0;
        }
        return matching;
    }

    private void appendRest(CodeChunk chunk) {
        while (rest != 0 && chunk.room() > 0) {
            int slot = Long.numberOfTrailingZeros(rest);
            int run = Long.numberOfTrailingZeros(~(rest >>> slot));
            int count = append(Block.ordinal(covered.number(), slot), Math.min(run, chunk.room()), chunk);
            rest &= slot + count == Block.CODES ? 0 : -1L << slot + count;
        }
    }

    /** Appends at most {@code most} codes, as many as are of one extent. */
    private int append(long ordinal, int most, CodeChunk chunk) {
        OrdinalMap.Place place = renderer.place(CodeId.of(SHARD, ordinal));
        long offset = place.offset(ordinal);
        int count = (int) Math.min(most, place.batch().state().at(offset).endOffset() - offset);
        renderer.append(place.batch(), offset, count, chunk);
        return count;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            fates.close();
            renderer.side().leave();
        }
    }
}
