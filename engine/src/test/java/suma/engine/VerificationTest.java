package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksIterator;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Defaults;
import suma.engine.catalog.Disposition;
import suma.engine.catalog.Level;
import suma.engine.catalog.Party;
import suma.engine.command.Answer;
import suma.engine.command.IdempotencyKey;
import suma.engine.command.Outcome;
import suma.engine.index.WordLayout;
import suma.engine.journal.ByteWriter;
import suma.engine.store.CatalogLayout;
import suma.engine.store.CatalogLayout.Kind;
import suma.engine.store.CatalogLayout.StoredBatch;
import suma.engine.store.Column;
import suma.engine.store.ForeignLayout;
import suma.engine.store.RetryLayout;
import suma.engine.store.Store;
import suma.engine.verify.Verification;

/** Verification finds what was changed behind the engine's back, and says where. */
class VerificationTest {
    @TempDir
    Path folder;

    private SampleFolder sample;

    @BeforeEach
    void fill() {
        sample = new SampleFolder(folder);
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
            sample.change((store, group) -> {
                List<Frame> frames = frames(store);
                Frame frame = frames.get(random.nextInt(frames.size()));
                before.add(frame);
                byte[] changed = frame.value.clone();
                changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
                group.put(Column.LOG, frame.key, changed);
            });
            assertEquals(1, sample.findings().size(), "round " + round);
            sample.change((store, group) -> group.put(Column.LOG, before.get(0).key, before.get(0).value));
        }
        sample.assertFinds();
    }

    @Test
    void aMissingFrame() {
        sample.change((store, group) -> group.delete(Column.LOG, frames(store).get(3).key));
        sample.assertFinds("log sequence: expected 4 actual 5");
    }

    @Test
    void aMissingLastFrame() {
        sample.change((store, group) -> group.delete(Column.LOG, frames(store).get(8).key));
        sample.assertFinds("store " + folder.resolve("store") + ": expected records up to sequence 9 as ",
                "catalog: batch B1: expected by the log from byte ", "batchHistory: batch B1: expected by the log nothing, actual ");
    }

    @Test
    void aRepeatedFrame() {
        sample.change((store, group) -> group.put(Column.LOG, new ByteWriter().fixed(10, 8).toBytes(), frames(store).get(8).value));
        sample.assertFinds("log frame hash: the records at sequence 10 to 10");
    }

    @Test
    void foreignEntriesMissingOrChanged() {
        byte[] code = SampleFolder.FOREIGN_CODE.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] key = ForeignLayout.key("drug-20", code, 0, code.length);
        sample.change((store, group) -> group.delete(Column.FOREIGN, key));
        sample.assertFinds("foreign: code drug-20 81123409999999999991: expected by the log 00000000006f, actual nothing");
        sample.change((store, group) -> group.delete(Column.FOREIGN_TEXT, ForeignLayout.id(SampleFolder.FOREIGN)));
        sample.assertFinds("foreign: code drug-20 ", "foreignText: CodeId 111: expected by the log 3831");
        sample.change((store, group) -> {
            group.put(Column.FOREIGN, key, ForeignLayout.id(SampleFolder.FOREIGN + 1));
            group.put(Column.FOREIGN_TEXT, ForeignLayout.id(SampleFolder.FOREIGN), code);
        });
        sample.assertFinds("foreign: code drug-20 81123409999999999991: expected by the log from byte 5 on 6f, actual 70");
    }

    @Test
    void unreadableAnswersToRetries() {
        byte[] key = RetryLayout.key(1, new IdempotencyKey("order-1", 7));
        byte[] value = RetryLayout.value(7, new Outcome.Accepted(2, 7, new Answer.Done(), false));
        sample.change((store, group) -> group.put(Column.RETRY, key, value));
        sample.assertFinds();
        sample.change((store, group) -> group.put(Column.RETRY, key, Arrays.copyOf(value, value.length - 1)));
        sample.assertFinds("retry: key 000000016f726465722d31: ");
        sample.change((store, group) -> group.put(Column.RETRY, key, RetryLayout.value(7, new Outcome.Accepted(100, 7, new Answer.Done(), false))));
        sample.assertFinds("retry: key 000000016f726465722d31: expected a sequence up to 9, actual 100");
    }

    private void changeBatch(int number, java.util.function.UnaryOperator<StoredBatch> change) {
        sample.change((store, group) -> {
            byte[] key = CatalogLayout.key(Kind.BATCH, number);
            StoredBatch before = CatalogLayout.readBatch(store.get(Column.CATALOG, key).orElseThrow());
            group.put(Column.CATALOG, key, CatalogLayout.encode(change.apply(before)));
        });
    }

    @Test
    void anAlteredBatch() {
        changeBatch(1, batch -> new StoredBatch(batch.product(), withExpiry(batch.order(), LocalDate.of(2031, 1, 1)), batch.state()));
        sample.assertFinds("catalog: batch B1: expected by the log from byte ");
        changeBatch(1, batch -> new StoredBatch(2, withExpiry(batch.order(), LocalDate.of(2030, 1, 1)), batch.state()));
        sample.assertFinds("catalog: batch B1");
        changeBatch(1, batch -> new StoredBatch(1, batch.order(), batch.state().withDefaults(Defaults.all(Disposition.COMMISSIONED))));
        sample.assertFinds("catalog: batch B1");
        sample.change((store, group) -> group.delete(Column.CATALOG, CatalogLayout.key(Kind.BATCH, 3)));
        sample.assertFinds("catalog: batch B1", "catalog: batch B3: expected by the log 01");
    }

    private static Batch.Order withExpiry(Batch.Order order, LocalDate expiresOn) {
        return new Batch.Order(order.lot(), order.producedOn(), Optional.of(expiresOn), order.attributes(), order.space(), order.orderedAtMs());
    }

    @Test
    void anAlteredProductOrParty() {
        sample.change((store, group) -> {
            group.put(Column.CATALOG, CatalogLayout.key(Kind.PRODUCT, 2), CatalogLayout.encode(Bed.drug("case", 8112341, Level.PALLET).withNumber(2)));
            group.put(Column.CATALOG, CatalogLayout.key(Kind.PARTY, 1), CatalogLayout.encode(new Party(1, "farm", "Farm", "farm", "", "", "330200", "")));
        });
        sample.assertFinds("catalog: party 1: expected by the log from byte ", "catalog: product 2: expected by the log from byte ");
        sample.change((store, group) -> group.delete(Column.CATALOG, CatalogLayout.key(Kind.PARTY, 1)));
        sample.assertFinds("catalog: party 1: expected by the log 01", "catalog: product 2");
    }

    @Test
    void aDamagedIndex() throws IOException {
        assertEquals(List.of(), sample.findings());
        flipWord(WordLayout.of(SampleFolder.FIRST_CASE, 2));
        assertEquals(List.of("index: is not what was closed in order; it will be rebuilt"), sample.findings());
        Files.delete(folder.resolve("index/clean"));
        sample.assertFinds();
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
        Verification.of(sample.config(), parts::add);
        assertEquals(List.of("log", "catalog", "block", "contents"), parts.subList(0, 4).stream().map(part -> part.split(":")[0]).toList());
        assertEquals("index", parts.get(parts.size() - 1));
    }

    @Test
    void leavesNothingBehind() throws IOException {
        sample.findings();
        try (var files = Files.list(folder.getParent())) {
            assertEquals(List.of(), files.filter(file -> file.getFileName().toString().startsWith("suma-verify-")).toList());
        }
    }
}
