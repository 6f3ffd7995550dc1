package suma.engine.custody;

import java.util.Arrays;
import java.util.Optional;
import suma.engine.custody.Holding.Kind;
import suma.engine.index.Block;

/** The holdings of 64 codes with neighbouring ordinals, as in {@link Block}; most are absent. Mutable and reusable. */
public final class CustodyBlock {
    private static final byte ABSENT = 0;
    private static final Kind[] KINDS = Kind.values();

    private final byte[] kind = new byte[Block.CODES];
    private final int[] party = new int[Block.CODES];
    private final long[] atMs = new long[Block.CODES];
    private final long[] sequence = new long[Block.CODES];
    private long number;
    private int count;

    public long number() {
        return number;
    }

    /** Turns this into block {@code number} with nothing in it. */
    public CustodyBlock reset(long becomes) {
        number = becomes;
        count = 0;
        Arrays.fill(kind, ABSENT);
        return this;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    public boolean has(int slot) {
        return kind[slot] != ABSENT;
    }

    public boolean isSale(int slot) {
        return kind[slot] == Kind.SALE.ordinal() + 1;
    }

    /** Only to be asked where there is a holding. */
    public Kind kind(int slot) {
        return KINDS[kind[slot] - 1];
    }

    public int party(int slot) {
        return party[slot];
    }

    public long atMs(int slot) {
        return atMs[slot];
    }

    public long sequence(int slot) {
        return sequence[slot];
    }

    public Optional<Holding> holding(int slot) {
        return has(slot) ? Optional.of(new Holding(kind(slot), party[slot], atMs[slot], sequence[slot])) : Optional.empty();
    }

    public void put(int slot, Kind how, int by, long happenedMs, long record) {
        count += has(slot) ? 0 : 1;
        kind[slot] = (byte) (how.ordinal() + 1);
        party[slot] = by;
        atMs[slot] = happenedMs;
        sequence[slot] = record;
    }

    public void put(int slot, Optional<Holding> holding) {
        if (holding.isPresent()) {
            Holding present = holding.get();
            put(slot, present.kind(), present.party(), present.atMs(), present.sequence());
        } else {
            count -= has(slot) ? 1 : 0;
            kind[slot] = ABSENT;
        }
    }

    /** True when both slots say the same, or both nothing. */
    public boolean same(int slot, int other) {
        return kind[slot] == kind[other] && (kind[slot] == ABSENT
                || party[slot] == party[other] && atMs[slot] == atMs[other] && sequence[slot] == sequence[other]);
    }
}
