package suma.engine.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index holds every block it has room for, and answers nothing for the others. */
class BlockIndexTest {
    private static final long BLOCKS_PER_SEGMENT = BlockIndex.CODES_PER_SEGMENT / Block.CODES;

    @TempDir
    Path folder;

    @Test
    void aSegmentHoldsAllItsBlocks() {
        try (BlockIndex index = new BlockIndex(folder)) {
            Block block = new Block();
            for (long number = BLOCKS_PER_SEGMENT; number < 2 * BLOCKS_PER_SEGMENT + 1; number++) {
                block.reset(number).word((int) number & 63, WordLayout.of(number, 2));
                index.put(block);
            }
            assertEquals(BLOCKS_PER_SEGMENT + 1, index.blocks());
            for (long number = BLOCKS_PER_SEGMENT; number < 2 * BLOCKS_PER_SEGMENT + 1; number++) {
                assertTrue(index.read(block.reset(number)));
                assertEquals(WordLayout.of(number, 2), block.word((int) number & 63));
                assertEquals(WordLayout.of(number, 2), index.word(Block.ordinal(number, (int) number & 63)));
                assertEquals(WordLayout.NOTHING, index.word(Block.ordinal(number, (int) (number + 1) & 63)));
            }
        }
    }

    @Test
    void whatWasNeverPutIsNothing() {
        try (BlockIndex index = new BlockIndex(folder)) {
            Block block = new Block().reset(5);
            block.word(3, 7);
            assertFalse(index.read(block));
            assertEquals(7, block.word(3));
            index.put(new Block().reset(BLOCKS_PER_SEGMENT * 3 + 1));
            for (long ordinal : new long[] {0, 1, BlockIndex.CODES_PER_SEGMENT, BlockIndex.CODES_PER_SEGMENT * 3, BlockIndex.CODES_PER_SEGMENT * 9}) {
                assertEquals(WordLayout.NOTHING, index.word(ordinal));
            }
            assertEquals(1, index.blocks());
        }
    }

    @Test
    void aBlockIsReplacedWhole() {
        try (BlockIndex index = new BlockIndex(folder)) {
            Block block = new Block().reset(9);
            block.word(1, 11);
            index.put(block);
            block.reset(9).word(2, 22);
            index.put(block);
            assertEquals(0, index.word(Block.ordinal(9, 1)));
            assertEquals(22, index.word(Block.ordinal(9, 2)));
            assertEquals(1, index.blocks());
        }
    }
}
