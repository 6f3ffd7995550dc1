package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.engine.catalog.Disposition;
import suma.engine.command.EventContext;
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
        sample.assertFinds("block: CodeIds 0 to 63: CodeId 5 expected by the log parent 101 state 2, actual parent 102 state 2");
    }

    @Test
    void aDroppedParent() {
        changeWord(5, WordLayout.of(CodeId.NONE, 2));
        sample.assertFinds("block: CodeIds 0 to 63: CodeId 5 expected by the log parent 101 state 2, actual parent 0 state 2");
    }

    @Test
    void wordsOfCodesThatDoNotExist() {
        changeWord(5000, WordLayout.of(SampleFolder.FIRST_CASE, 2));
        sample.assertFinds("block: CodeIds 4992 to 5055: CodeId 5000 expected by the log parent 0 state 0, actual parent 101 state 2");
        changeWord(5000, WordLayout.NOTHING);
        changeWord(5, WordLayout.of(9000, 2));
        sample.assertFinds("block: CodeIds 0 to 63: CodeId 5 expected by the log parent 101 state 2, actual parent 9000 state 2");
    }

    @Test
    void wordsWithAnotherDisposition() {
        changeWord(5, WordLayout.of(SampleFolder.FIRST_CASE, Disposition.VOIDED.number()));
        sample.assertFinds("block: CodeIds 0 to 63: CodeId 5 expected by the log parent 101 state 2, actual parent 101 state 3");
        changeWord(5, WordLayout.of(SampleFolder.FIRST_CASE, 0));
        sample.assertFinds("block: CodeIds 0 to 63: CodeId 5 expected by the log parent 101 state 2, actual parent 101 state 0");
    }

    @Test
    void aMissingBlock() {
        sample.change((store, group) -> group.delete(Column.BLOCK, BlockLayout.key(0)));
        sample.assertFinds("block: CodeIds 0 to 63: CodeId 1 expected by the log parent 101 state 2, actual parent 0 state 0");
        assertTrue(sample.findings().stream().anyMatch(finding -> finding.equals("index: expected 1 blocks, actual 2")), sample.findings().toString());
    }

    @Test
    void bytesThatAreNoBlock() {
        sample.change((store, group) -> group.put(Column.BLOCK, BlockLayout.key(0), new byte[] {99}));
        List<String> findings = sample.findings();
        assertTrue(findings.get(0).startsWith("block: CodeIds 0 to 63: "), findings.toString());
    }

    @Test
    void aRemovedContentsRun() {
        sample.change((store, group) -> group.delete(Column.CONTENTS, ContentsLayout.key(SampleFolder.FIRST_CASE, 1)));
        sample.assertFinds("contents: parent 101, children from CodeId 1 on: expected by the log 180e, actual nothing");
    }

    @Test
    void aRunOfContentsThatIsNotInTheLog() {
        sample.change((store, group) -> group.put(Column.CONTENTS, ContentsLayout.key(SampleFolder.FIRST_CASE, 10),
                ContentsLayout.value(new Held(2, new Stamp(7, EventContext.NOT_TOLD)))));
        sample.assertFinds("contents: parent 101, children from CodeId 10 on: expected by the log nothing, actual 020e");
    }

    @Test
    void manyDifferencesAreCounted() {
        sample.change((store, group) -> {
            for (int child = 200; child < 210; child++) {
                group.put(Column.CONTENTS, ContentsLayout.key(SampleFolder.FIRST_CASE, child), new byte[] {1, 2});
            }
        });
        List<String> findings = sample.findings().stream().filter(finding -> finding.startsWith("contents: ")).toList();
        assertEquals(6, findings.size(), findings.toString());
        assertEquals("contents: 5 further differences", findings.get(5));
    }
}
