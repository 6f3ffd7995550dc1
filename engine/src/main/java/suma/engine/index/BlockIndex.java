package suma.engine.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ChronicleMapBuilder;
import org.agrona.collections.Hashing;
import org.agrona.collections.Long2ObjectHashMap;
import suma.engine.EngineException;

/**
 * The blocks of all codes that something has happened to, off heap in Chronicle Maps: one map file for every
 * {@link #CODES_PER_SEGMENT} ordinals, so that each file's entry count is known and growth is a new file.
 *
 * <p>One thread puts, any thread reads. It is a cache of the store without any durability of its own: {@link IndexFolder}
 * says when the files may be trusted.
 */
public final class BlockIndex implements BlockSource, AutoCloseable {
    static {
        System.setProperty("chronicle.analytics.disable", "true");
        System.setProperty("chronicle.announcer.disable", "true");
    }

    public static final long CODES_PER_SEGMENT = 1 << 22;
    private static final long BLOCKS_PER_SEGMENT = CODES_PER_SEGMENT / Block.CODES;
    /** Parts of a map that are locked apart. Each has room to spare for an uneven share of the blocks, so few take less memory. */
    private static final int LOCKS_PER_SEGMENT = 2;
    private static final Long2ObjectHashMap<Block> NONE = new Long2ObjectHashMap<>();

    private final Path folder;
    private final ThreadLocal<BlockMarshalling.Cursor> cursors = ThreadLocal.withInitial(BlockMarshalling.Cursor::new);
    private volatile Segments segments = new Segments(new Segment[0]);
    /** Blocks that are on their way into their maps together; neither they nor the table are changed any more. */
    private volatile Long2ObjectHashMap<Block> arriving = NONE;

    private record Segments(Segment[] at) {
    }

    private record Segment(ChronicleMap<BlockMarshalling.Key, BlockMarshalling.Cursor> map) {
    }

    public BlockIndex(Path folder) {
        this.folder = folder;
    }

    @Override
    public long word(long ordinal) {
        Block before = arriving(Block.numberOf(ordinal));
        return before != null ? before.word(Block.slotOf(ordinal)) : storedWord(ordinal);
    }

    private Block arriving(long number) {
        Long2ObjectHashMap<Block> now = arriving;
        return now == NONE ? null : now.get(number);
    }

    private long storedWord(long ordinal) {
        Segment segment = segment(ordinal / CODES_PER_SEGMENT);
        if (segment == null) {
            return WordLayout.NOTHING;
        }
        BlockMarshalling.Cursor cursor = cursors.get().wordAt(Block.numberOf(ordinal), Block.slotOf(ordinal));
        return segment.map.getUsing(cursor.key(), cursor) == null ? WordLayout.NOTHING : cursor.word();
    }

    @Override
    public boolean read(Block into) {
        Block before = arriving(into.number());
        if (before != null) {
            into.copy(before);
            return true;
        }
        return readStored(into);
    }

    private boolean readStored(Block into) {
        Segment segment = segment(into.number() / BLOCKS_PER_SEGMENT);
        if (segment == null) {
            return false;
        }
        BlockMarshalling.Cursor cursor = cursors.get().wholeBlock(into);
        return segment.map.getUsing(cursor.key(), cursor) != null;
    }

    /** Adds a block or replaces it. One thread only. */
    public void put(Block block) {
        BlockMarshalling.Cursor cursor = cursors.get().wholeBlock(block);
        segmentForWriting((int) (block.number() / BLOCKS_PER_SEGMENT)).map.put(cursor.key(), cursor);
    }

    /** Adds blocks or replaces them so that readers see all at once. They are not to be changed from now on. One thread only. */
    public void putTogether(List<Block> blocks) {
        if (blocks.size() > 1) {
            Long2ObjectHashMap<Block> together = new Long2ObjectHashMap<>(blocks.size() * 2, Hashing.DEFAULT_LOAD_FACTOR);
            blocks.forEach(block -> together.put(block.number(), block));
            arriving = together;
        }
        blocks.forEach(this::put);
        arriving = NONE;
    }

    /** Bytes of memory that the maps use off heap, as their files take on disk. */
    public long offHeapBytes() {
        long total = 0;
        for (Segment segment : segments.at) {
            total += segment == null ? 0 : segment.map.offHeapMemoryUsed();
        }
        return total;
    }

    public long blocks() {
        long total = 0;
        for (Segment segment : segments.at) {
            total += segment == null ? 0 : segment.map.longSize();
        }
        return total;
    }

    @Override
    public void close() {
        for (Segment segment : segments.at) {
            if (segment != null) {
                segment.map.close();
            }
        }
    }

    /** Opens every segment file of the folder. */
    void openAll() throws IOException {
        IndexFolder.segments(folder).forEach(segment -> segmentForWriting(IndexFolder.segmentNumber(segment)));
    }

    void openFirst() {
        segmentForWriting(0);
    }

    private Segment segment(long number) {
        Segment[] at = segments.at;
        return number < at.length ? at[(int) number] : null;
    }

    private Segment segmentForWriting(int number) {
        Segment present = segment(number);
        return present != null ? present : addSegment(number);
    }

    private Segment addSegment(int number) {
        Segment[] grown = Arrays.copyOf(segments.at, Math.max(segments.at.length, number + 1));
        grown[number] = new Segment(open(IndexFolder.segmentFile(folder, number)));
        segments = new Segments(grown);
        return grown[number];
    }

    private static ChronicleMap<BlockMarshalling.Key, BlockMarshalling.Cursor> open(Path file) {
        try {
            return ChronicleMapBuilder.of(BlockMarshalling.Key.class, BlockMarshalling.Cursor.class)
                    .name("suma-blocks")
                    .keyMarshaller(BlockMarshalling.KEYS)
                    .valueMarshaller(BlockMarshalling.BLOCKS)
                    .constantKeySizeBySample(new BlockMarshalling.Key())
                    .constantValueSizeBySample(new BlockMarshalling.Cursor().wholeBlock(new Block()))
                    .entries(BLOCKS_PER_SEGMENT)
                    .actualSegments(LOCKS_PER_SEGMENT)
                    .checksumEntries(false)
                    .putReturnsNull(true)
                    .skipCloseOnExitHook(true)
                    .createPersistedTo(file.toFile());
        } catch (IOException e) {
            throw new EngineException("index segment " + file, e);
        }
    }
}
