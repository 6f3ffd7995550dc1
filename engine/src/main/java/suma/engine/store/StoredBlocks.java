package suma.engine.store;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.rocksdb.RocksIterator;
import suma.engine.index.Block;
import suma.engine.index.BlockSource;
import suma.engine.index.WordLayout;

/** The blocks as they lie in the store: slower than the index, and always right. Any thread. */
public final class StoredBlocks implements BlockSource {
    private final Store store;

    public StoredBlocks(Store store) {
        this.store = store;
    }

    @Override
    public long word(long ordinal) {
        Block block = new Block().reset(Block.numberOf(ordinal));
        return read(block) ? block.word(Block.slotOf(ordinal)) : WordLayout.NOTHING;
    }

    @Override
    public boolean read(Block into) {
        Optional<byte[]> value = store.get(Column.BLOCK, BlockLayout.key(into.number()));
        value.ifPresent(bytes -> BlockLayout.decode(bytes, into));
        return value.isPresent();
    }

    /** Shows every block in order of number, for as long as {@code goOn} holds; {@code each} must not keep it. True at the end. */
    public boolean forEachWhile(BooleanSupplier goOn, Consumer<Block> each) {
        Block block = new Block();
        try (RocksIterator stored = store.scan(Column.BLOCK)) {
            for (stored.seekToFirst(); stored.isValid() && goOn.getAsBoolean(); stored.next()) {
                BlockLayout.decode(stored.value(), block.reset(BlockLayout.number(stored.key())));
                each.accept(block);
            }
            Store.check(stored);
            return !stored.isValid();
        }
    }
}
