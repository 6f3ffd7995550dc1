package suma.engine.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blocks read while they are written: whole, and never older than what was seen before. */
class SharedBlocksTest {
    private static final int READERS = 3;
    private static final int ROUNDS = 20_000;
    private static final int BLOCKS = 16;
    /** In both halves of a word, so that one torn in two shows. */
    private static final long BOTH_HALVES = 1L << 32 | 1;

    @TempDir
    Path folder;

    private volatile boolean ended;

    @Test
    void noWordIsTornAndNoBlockMixed() throws InterruptedException, ExecutionException {
        try (BlockIndex index = new BlockIndex(folder)) {
            ExecutorService threads = Executors.newFixedThreadPool(READERS);
            List<Future<Long>> readers = IntStream.range(0, READERS).mapToObj(i -> threads.submit(() -> read(index))).toList();
            Block block = new Block();
            for (long round = 1; round <= ROUNDS; round++) {
                put(index, block, round % BLOCKS, round * BOTH_HALVES);
            }
            ended = true;
            for (Future<Long> reader : readers) {
                assertTrue(reader.get() > 0);
            }
            threads.shutdown();
        }
    }

    private static void put(BlockIndex index, Block block, long number, long word) {
        block.reset(number);
        for (int slot = 0; slot < Block.CODES; slot++) {
            block.word(slot, word);
        }
        index.put(block);
    }

    private long read(BlockIndex index) {
        long[] seen = new long[BLOCKS];
        Block block = new Block();
        long reads = 0;
        while (!ended) {
            int number = (int) (reads++ % BLOCKS);
            long word = index.word(Block.ordinal(number, (int) (reads % Block.CODES)));
            assertEquals(word >>> 32, word & 0xffff_ffffL, "torn word");
            assertTrue(word >= seen[number], "an older word");
            if (index.read(block.reset(number))) {
                seen[number] = block.word(0);
                assertTrue(seen[number] >= word, "an older block");
                for (int slot = 1; slot < Block.CODES; slot++) {
                    assertEquals(seen[number], block.word(slot), "words of two blocks");
                }
            }
        }
        return reads;
    }
}
