package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksIterator;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Defaults;
import suma.engine.catalog.Disposition;
import suma.engine.catalog.Level;
import suma.engine.catalog.Party;
import suma.engine.command.Command;
import suma.engine.index.Block;
import suma.engine.index.WordLayout;
import suma.engine.journal.ByteWriter;
import suma.engine.store.BlockLayout;
import suma.engine.store.CatalogLayout;
import suma.engine.store.CatalogLayout.Kind;
import suma.engine.store.CatalogLayout.StoredBatch;
import suma.engine.store.Column;
import suma.engine.store.ContentsLayout;
import suma.engine.store.ForeignLayout;
import suma.engine.store.Store;
import suma.engine.store.StoreGroup;
import suma.engine.verify.Verification;

/** Verification finds what was changed behind the engine's back, and says where. */
class VerificationTest {
    private static final long FIRST_CASE = 101;
    private static final long SECOND_CASE = 102;
    private static final long FOREIGN = 111;
    private static final String WORDS = "words: expected the 44 links of the log, actual ";
    private static final String CONTENTS = "contents: expected the 44 links of the log, actual ";

    @TempDir
    Path folder;

    @BeforeEach
    void fill() {
        try (Bed bed = Bed.open(config())) {
            bed.accept(new Command.PutParty(new Party(0, "farm", "Farm", "farm", "", "", "330100", "")));
            bed.put(Bed.drug("unit", 8112340, Level.UNIT));
            bed.put(Bed.drug("case", 8112341, Level.CASE));
            List<String> units = bed.codes(bed.order(new Command.BatchFacts("unit", "L1", Optional.empty(), Optional.of(LocalDate.of(2030, 1, 1)), new TreeMap<>()), 100));
            List<String> cases = bed.codes(bed.order("case", 10));
            bed.register("unit", "81123409999999999991", "81123408888888888883");
            bed.accept(bed.pack(cases.get(0), units.subList(0, 24)));
            bed.accept(bed.pack(cases.get(1), units.subList(30, 50)));
            bed.accept(Bed.commission(bed.engine.catalog().batch(1).orElseThrow(), 90, 10));
        }
        Verification.Report report = Verification.of(config(), part -> { });
        assertEquals(new Verification.Report(List.of(), 9, 3, 112, 44), report);
        assertTrue(report.clean());
    }

    private EngineConfig config() {
        return EngineConfig.at(folder);
    }

    private void tamper(BiConsumer<Store, StoreGroup> change) {
        try (Store store = Store.openExisting(folder.resolve("store")); StoreGroup group = store.newGroup()) {
            change.accept(store, group);
            store.write(group);
        }
    }

    /** Exactly these findings, of which the index's are left out: it was marked clean before the store was changed. */
    private void assertFinds(String... expected) {
        List<String> findings = Bed.findings(config()).stream().filter(finding -> !finding.startsWith("index: ")).toList();
        assertEquals(expected.length, findings.size(), findings.toString());
        for (int i = 0; i < expected.length; i++) {
            assertTrue(findings.get(i).startsWith(expected[i]), findings.toString());
        }
    }

    private record Frame(byte[] key, byte[] value) {
    }

    private static List<Frame> frames(Store store) {
        List<Frame> frames = new ArrayList<>();
        try (RocksIterator log = store.scan(Column.LOG)) {
            for (log.seekToFirst(); log.isValid(); log.next()) {
                frames.add(new Frame(log.key(), log.value()));
            }
        }
        return frames;
    }

    @Test
    void anyChangedByteOfTheLog() {
        Random random = new Random(3);
        for (int round = 0; round < 8; round++) {
            List<Frame> before = new ArrayList<>();
            tamper((store, group) -> {
                List<Frame> frames = frames(store);
                Frame frame = frames.get(random.nextInt(frames.size()));
                before.add(frame);
                byte[] changed = frame.value.clone();
                changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
                group.put(Column.LOG, frame.key, changed);
            });
            assertEquals(1, Bed.findings(config()).size(), "round " + round);
            tamper((store, group) -> group.put(Column.LOG, before.get(0).key, before.get(0).value));
        }
        assertFinds();
    }

    @Test
    void aMissingFrame() {
        tamper((store, group) -> group.delete(Column.LOG, frames(store).get(3).key));
        assertFinds("log sequence: expected 4 actual 5");
    }

    @Test
    void aMissingLastFrame() {
        tamper((store, group) -> group.delete(Column.LOG, frames(store).get(8).key));
        assertFinds("catalog: batch B1 of 100 codes is not as the log has it");
    }

    @Test
    void aRepeatedFrame() {
        tamper((store, group) -> group.put(Column.LOG, new ByteWriter().fixed(10, 8).toBytes(), frames(store).get(8).value));
        assertFinds("log frame hash: the records at sequence 10 to 10");
    }

    private void changeWord(long ordinal, long word) {
        tamper((store, group) -> {
            Block block = new Block().reset(Block.numberOf(ordinal));
            store.get(Column.BLOCK, BlockLayout.key(block.number())).ifPresent(value -> BlockLayout.decode(value, block));
            block.word(Block.slotOf(ordinal), word);
            group.put(Column.BLOCK, BlockLayout.key(block.number()), BlockLayout.encode(block, new ByteWriter()));
        });
    }

    @Test
    void aSwappedParent() {
        changeWord(5, WordLayout.of(SECOND_CASE, 2));
        assertFinds(WORDS + "44");
    }

    @Test
    void aDroppedParent() {
        changeWord(5, WordLayout.of(CodeId.NONE, 2));
        assertFinds(WORDS + "43");
    }

    @Test
    void wordsOfCodesThatDoNotExist() {
        changeWord(5000, WordLayout.of(FIRST_CASE, 2));
        assertFinds("word of CodeId 5000: expected a code issued");
        changeWord(5000, WordLayout.NOTHING);
        changeWord(5, WordLayout.of(9000, 2));
        assertFinds("word of CodeId 5: expected a code issued, a parent issued", WORDS);
    }

    @Test
    void wordsWithAnotherDisposition() {
        changeWord(5, WordLayout.of(FIRST_CASE, Disposition.VOIDED.number()));
        assertFinds("word of CodeId 5: ", WORDS);
        changeWord(5, WordLayout.of(FIRST_CASE, 0));
        assertFinds("word of CodeId 5: ", WORDS);
    }

    @Test
    void aMissingBlock() {
        tamper((store, group) -> group.delete(Column.BLOCK, BlockLayout.key(0)));
        assertFinds(WORDS + "0");
        assertTrue(Bed.findings(config()).stream().anyMatch(finding -> finding.equals("index: expected 1 blocks, actual 2")), Bed.findings(config()).toString());
    }

    @Test
    void aRemovedContentsRun() {
        tamper((store, group) -> group.delete(Column.CONTENTS, ContentsLayout.key(FIRST_CASE, 1)));
        assertFinds(CONTENTS + "20");
    }

    @Test
    void contentsThatOverlapOrLeaveWhatWasIssued() {
        tamper((store, group) -> group.put(Column.CONTENTS, ContentsLayout.key(FIRST_CASE, 10), ContentsLayout.value(2)));
        assertFinds("contents: run of 2 children from CodeId 10 in parent 101 overlaps");
        tamper((store, group) -> group.put(Column.CONTENTS, ContentsLayout.key(FIRST_CASE, 10), ContentsLayout.value(Long.MAX_VALUE)));
        assertFinds("contents: run of 9223372036854775807 children");
        tamper((store, group) -> group.put(Column.CONTENTS, ContentsLayout.key(FIRST_CASE, 10), ContentsLayout.value(0)));
        assertFinds("contents: run of 0 children");
    }

    @Test
    void foreignEntriesMissingOrChanged() {
        byte[] code = "81123409999999999991".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] key = ForeignLayout.key("drug-20", code, 0, code.length);
        tamper((store, group) -> group.delete(Column.FOREIGN, key));
        assertFinds("foreign codes: expected the 2 codes that lead to CodeIds by the log, actual 1");
        tamper((store, group) -> group.delete(Column.FOREIGN_TEXT, ForeignLayout.id(FOREIGN)));
        assertFinds("foreign codes: expected the 2 codes", "foreign codes: expected the 2 CodeIds that lead to codes by the log, actual 1");
        tamper((store, group) -> {
            group.put(Column.FOREIGN, key, ForeignLayout.id(FOREIGN + 1));
            group.put(Column.FOREIGN_TEXT, ForeignLayout.id(FOREIGN), code);
        });
        assertFinds("foreign codes: expected the 2 codes that lead to CodeIds by the log, actual 2 or others");
    }

    private void changeBatch(int number, java.util.function.UnaryOperator<StoredBatch> change) {
        tamper((store, group) -> {
            byte[] key = CatalogLayout.key(Kind.BATCH, number);
            StoredBatch before = CatalogLayout.readBatch(store.get(Column.CATALOG, key).orElseThrow());
            group.put(Column.CATALOG, key, CatalogLayout.encode(change.apply(before)));
        });
    }

    @Test
    void anAlteredBatch() {
        changeBatch(1, batch -> new StoredBatch(batch.product(), withExpiry(batch.order(), LocalDate.of(2031, 1, 1)), batch.state()));
        assertFinds("catalog: batch B1 of 100 codes is not as the log has it");
        changeBatch(1, batch -> new StoredBatch(2, withExpiry(batch.order(), LocalDate.of(2030, 1, 1)), batch.state()));
        assertFinds("catalog: batch B1");
        changeBatch(1, batch -> new StoredBatch(1, batch.order(), batch.state().withDefaults(Defaults.all(Disposition.COMMISSIONED))));
        assertFinds("catalog: batch B1");
        tamper((store, group) -> group.delete(Column.CATALOG, CatalogLayout.key(Kind.BATCH, 3)));
        assertFinds("catalog: batch B1", "catalog: expected 3 batches, actual 2");
    }

    private static Batch.Order withExpiry(Batch.Order order, LocalDate expiresOn) {
        return new Batch.Order(order.lot(), order.producedOn(), Optional.of(expiresOn), order.attributes(), order.space(), order.orderedAtMs());
    }

    @Test
    void anAlteredProductOrParty() {
        tamper((store, group) -> {
            group.put(Column.CATALOG, CatalogLayout.key(Kind.PRODUCT, 2), CatalogLayout.encode(Bed.drug("case", 8112341, Level.PALLET).withNumber(2)));
            group.put(Column.CATALOG, CatalogLayout.key(Kind.PARTY, 1), CatalogLayout.encode(new Party(1, "farm", "Farm", "farm", "", "", "330200", "")));
        });
        assertFinds("catalog: party farm is not as the log has it", "catalog: product case is not as the log has it");
        tamper((store, group) -> group.delete(Column.CATALOG, CatalogLayout.key(Kind.PARTY, 1)));
        assertFinds("catalog: product case", "catalog: expected 1 parties, actual 0");
    }

    @Test
    void aDamagedIndex() throws IOException {
        assertEquals(List.of(), Bed.findings(config()));
        flipWord(WordLayout.of(FIRST_CASE, 2));
        assertEquals(List.of("index: block 0 differs from the store's"), Bed.findings(config()));
        Files.delete(folder.resolve("index/clean"));
        assertFinds();
    }

    /** Changes one bit of the first place in the index where this word lies. */
    private void flipWord(long word) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve("index/segment-0").toFile(), "rw")) {
            ByteBuffer map = file.getChannel().map(MapMode.READ_WRITE, 0, file.length()).order(ByteOrder.nativeOrder());
            int at = 0;
            while (map.getLong(at) != word) {
                at++;
            }
            map.putLong(at, word ^ 1L << 20);
        }
    }

    @Test
    void progressNamesEveryPart() {
        List<String> parts = new ArrayList<>();
        Verification.of(config(), parts::add);
        assertEquals(List.of("log", "catalog", "links", "foreign codes", "index"), parts.stream().map(part -> part.split(":")[0]).toList());
    }
}
