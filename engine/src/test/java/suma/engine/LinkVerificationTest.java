package suma.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.engine.catalog.Disposition;
import suma.engine.history.Held;
import suma.engine.history.Stamp;
import suma.engine.index.Block;
import suma.engine.index.WordLayout;
import suma.engine.journal.ByteWriter;
import suma.engine.store.BlockLayout;
import suma.engine.store.Column;
import suma.engine.store.ContentsLayout;

/** Verification finds links that were changed behind the engine's back, on either side. */
class LinkVerificationTest {
    private static final String WORDS = "words: expected the 44 links of the log, actual ";
    private static final String CONTENTS = "contents: expected the 44 links of the log, actual ";

    @TempDir
    Path folder;

    private SampleFolder sample;

    @BeforeEach
    void fill() {
        sample = new SampleFolder(folder);
    }

    private void changeWord(long ordinal, long word) {
        sample.change((store, group) -> {
            Block block = new Block().reset(Block.numberOf(ordinal));
            store.get(Column.BLOCK, BlockLayout.key(block.number())).ifPresent(value -> BlockLayout.decode(value, block));
            block.word(Block.slotOf(ordinal), word);
            group.put(Column.BLOCK, BlockLayout.key(block.number()), BlockLayout.encode(block, new ByteWriter()));
        });
    }

    @Test
    void aSwappedParent() {
        changeWord(5, WordLayout.of(SampleFolder.SECOND_CASE, 2));
        sample.assertFinds(WORDS + "44");
    }

    @Test
    void aDroppedParent() {
        changeWord(5, WordLayout.of(CodeId.NONE, 2));
        sample.assertFinds(WORDS + "43");
    }

    @Test
    void wordsOfCodesThatDoNotExist() {
        changeWord(5000, WordLayout.of(SampleFolder.FIRST_CASE, 2));
        sample.assertFinds("word of CodeId 5000: expected a code issued");
        changeWord(5000, WordLayout.NOTHING);
        changeWord(5, WordLayout.of(9000, 2));
        sample.assertFinds("word of CodeId 5: expected a code issued, a parent issued", WORDS);
    }

    @Test
    void wordsWithAnotherDisposition() {
        changeWord(5, WordLayout.of(SampleFolder.FIRST_CASE, Disposition.VOIDED.number()));
        sample.assertFinds("word of CodeId 5: ", WORDS);
        changeWord(5, WordLayout.of(SampleFolder.FIRST_CASE, 0));
        sample.assertFinds("word of CodeId 5: ", WORDS);
    }

    @Test
    void aMissingBlock() {
        sample.change((store, group) -> group.delete(Column.BLOCK, BlockLayout.key(0)));
        sample.assertFinds(WORDS + "0");
        assertTrue(sample.findings().stream().anyMatch(finding -> finding.equals("index: expected 1 blocks, actual 2")), sample.findings().toString());
    }

    @Test
    void aRemovedContentsRun() {
        sample.change((store, group) -> group.delete(Column.CONTENTS, ContentsLayout.key(SampleFolder.FIRST_CASE, 1)));
        sample.assertFinds(CONTENTS + "20");
    }

    @Test
    void contentsThatOverlapOrLeaveWhatWasIssued() {
        sample.change((store, group) -> group.put(Column.CONTENTS, ContentsLayout.key(SampleFolder.FIRST_CASE, 10), ContentsLayout.value(new Held(2, new Stamp(7, 0)))));
        sample.assertFinds("contents: run of 2 children from CodeId 10 in parent 101 overlaps");
        sample.change((store, group) -> group.put(Column.CONTENTS, ContentsLayout.key(SampleFolder.FIRST_CASE, 10), ContentsLayout.value(new Held(Long.MAX_VALUE, new Stamp(7, 0)))));
        sample.assertFinds("contents: run of 9223372036854775807 children");
        sample.change((store, group) -> group.put(Column.CONTENTS, ContentsLayout.key(SampleFolder.FIRST_CASE, 10), ContentsLayout.value(new Held(0, new Stamp(7, 0)))));
        sample.assertFinds("contents: run of 0 children");
    }
}
