package suma.engine.state;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.agrona.collections.Long2ObjectHashMap;
import suma.engine.index.Block;

/** What is kept of codes in blocks of 64, as the present group leaves it: read or changed by it, over what is durable. Writer's thread only. */
final class StagedBlocks<B> {
    private static final int MOST_SPARE = 4096;

    private final Supplier<B> empty;
    private final Reader<B> durable;
    private final Long2ObjectHashMap<Entry<B>> entries = new Long2ObjectHashMap<>();
    private final List<Entry<B>> changed = new ArrayList<>();
    private final List<Entry<B>> spare = new ArrayList<>();

    /** Turns a block into the one of this number, as it is durable. */
    interface Reader<B> {
        void read(long number, B into);
    }

    private static final class Entry<B> {
        private final B block;
        private boolean changed;

        Entry(B block) {
            this.block = block;
        }
    }

    StagedBlocks(Supplier<B> empty, Reader<B> durable) {
        this.empty = empty;
        this.durable = durable;
    }

    B of(long ordinal) {
        return entry(ordinal).block;
    }

    /** The same, to be changed. */
    B changing(long ordinal) {
        Entry<B> entry = entry(ordinal);
        if (!entry.changed) {
            entry.changed = true;
            changed.add(entry);
        }
        return entry.block;
    }

    private Entry<B> entry(long ordinal) {
        long number = Block.numberOf(ordinal);
        Entry<B> entry = entries.get(number);
        if (entry == null) {
            entry = spare.isEmpty() ? new Entry<>(empty.get()) : spare.remove(spare.size() - 1);
            entry.changed = false;
            durable.read(number, entry.block);
            entries.put(number, entry);
        }
        return entry;
    }

    int held() {
        return entries.size();
    }

    void forEachChanged(Consumer<B> each) {
        changed.forEach(entry -> each.accept(entry.block));
    }

    void clear() {
        if (spare.size() < MOST_SPARE) {
            spare.addAll(entries.values());
        }
        entries.clear();
        changed.clear();
    }
}
