package suma.engine.store;

import java.util.Arrays;
import suma.engine.index.Block;

/** How often 64 codes with neighbouring ordinals were scanned in public, and when first. Mutable and reusable. */
public final class ScanBlock {
    private final long[] count = new long[Block.CODES];
    private final long[] firstMs = new long[Block.CODES];
    private long number;

    public long number() {
        return number;
    }

    /** Turns this into block {@code number} with nothing in it. */
    public ScanBlock reset(long becomes) {
        number = becomes;
        Arrays.fill(count, 0);
        return this;
    }

    /** 0 where it never was. */
    public long count(int slot) {
        return count[slot];
    }

    /** When it was scanned first, epoch milliseconds. */
    public long firstMs(int slot) {
        return firstMs[slot];
    }

    /** Adds scans of which the first was at {@code atMs}. */
    public void add(int slot, long scans, long atMs) {
        firstMs[slot] = count[slot] == 0 ? atMs : Math.min(firstMs[slot], atMs);
        count[slot] += scans;
    }
}
