package suma.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksIterator;
import suma.engine.catalog.Level;
import suma.engine.catalog.Party;
import suma.engine.catalog.Verdict;
import suma.engine.command.Command;
import suma.engine.command.Command.Follow;
import suma.engine.command.EventContext;
import suma.engine.command.Goods;
import suma.engine.command.Outcome.Kind;
import suma.engine.command.Submission;
import suma.engine.journal.LogFrame;
import suma.engine.journal.LogFrameReader;
import suma.engine.recall.RecallScope;
import suma.engine.store.Column;
import suma.engine.store.Store;

/** The records of an engine as others follow them, from any sequence and in pieces of any size. */
class FeedTest {
    private static final int WHOLE = 1 << 20;

    @TempDir
    Path folder;

    private Bed lead;
    private List<String> units;

    private EngineConfig config(String name) {
        return EngineConfig.at(folder.resolve(name));
    }

    private void fill() throws IOException {
        lead = Bed.open(config("lead"));
        for (String party : List.of("farm", "shop")) {
            lead.accept(new Command.PutParty(new Party(0, party, party, "", "", "", "", "")));
        }
        lead.put(Bed.drug("unit", 8112340, Level.UNIT));
        lead.put(Bed.drug("case", 8112341, Level.CASE));
        units = lead.codes(lead.order("unit", 400));
        List<String> cases = lead.codes(lead.order("case", 10));
        for (int i = 0; i < 10; i++) {
            lead.accept(lead.pack(cases.get(i), units.subList(24 * i, 24 * i + 24)));
        }
        trade(cases);
        Files.createDirectories(folder.resolve("follower"));
        Files.copy(folder.resolve("lead/keystore.json"), folder.resolve("follower/keystore.json"));
    }

    private void trade(List<String> cases) {
        EventContext shop = new EventContext(EventContext.NOT_TOLD, "shop", "", "", "");
        lead.accept(new Command.Ship(lead.ids(cases), "farm", "shop", EventContext.NONE));
        lead.accept(new Command.Receive(lead.ids(cases), "", shop));
        lead.accept(new Command.Checkout(lead.ids(units.subList(0, 5)), "shop", "till 1", EventContext.NONE));
        lead.accept(new Command.Checkout(lead.ids(units.subList(3, 8)), "shop", "till 1", EventContext.NONE));
        lead.register("unit", "81123409999999999991", "81123408888888888883");
        lead.accept(lead.unpack(cases.get(9), List.of()));
        transform(lot("F1"), lot("F2"));
        lead.accept(new Command.Recall(new RecallScope.OfMadeFromLot("unit", "F1"), "", "", EventContext.NONE));
        transform(lot("F2"), lot("F3"));
        transform(lot("F3"), new Goods.Codes(lead.ids(units.subList(390, 393))));
    }

    private static Goods lot(String lot) {
        return new Goods.Lot("unit", lot, BigDecimal.ONE, "kg");
    }

    private void transform(Goods input, Goods output) {
        lead.accept(new Command.Transform(List.of(input), List.of(output), EventContext.NONE));
    }

    private static List<Long> sequences(Engine engine, long after, int bytes) {
        List<Long> sequences = new ArrayList<>();
        long last = after;
        for (List<LogFrame> frames = engine.feed(last, bytes); !frames.isEmpty(); frames = engine.feed(last, bytes)) {
            for (LogFrame frame : frames) {
                for (LogFrameReader records = frame.records(); records.next(); ) {
                    if (records.sequence() > last) {
                        sequences.add(records.sequence());
                        last = records.read().sequence();
                    }
                }
            }
        }
        return sequences;
    }

    @Test
    void everyRecordFromAnySequenceOnInOrder() throws IOException {
        fill();
        long end = lead.engine.sequence();
        for (long after = 0; after <= end + 1; after++) {
            List<Long> expected = new ArrayList<>();
            for (long sequence = after + 1; sequence <= end; sequence++) {
                expected.add(sequence);
            }
            assertEquals(expected, sequences(lead.engine, after, after % 2 == 0 ? 1 : WHOLE), "after " + after);
        }
        lead.close();
    }

    @Test
    void whoFollowsFromTheStartHasTheSameState() throws IOException {
        fill();
        Random random = new Random(8);
        Bed follower = Bed.open(config("follower"));
        while (follower.engine.sequence() < lead.engine.sequence()) {
            for (LogFrame frame : lead.engine.feed(follower.engine.sequence(), 1 + random.nextInt(500))) {
                follower.accept(new Follow(frame));
            }
            if (random.nextInt(3) == 0) {
                follower.close();
                follower = Bed.open(config("follower"));
            }
        }
        assertEquals(lead.parent(units.get(20)), follower.parent(units.get(20)));
        assertEquals(lead.verdict(units.get(1)), follower.verdict(units.get(1)));
        assertEquals(Verdict.RECALLED, follower.verdict(units.get(391)));
        lead.close();
        follower.close();
        assertSameColumns();
        assertEquals(List.of(), Bed.findings(config("follower")));
    }

    private void assertSameColumns() {
        try (Store one = Store.openExisting(folder.resolve("lead/store")); Store other = Store.openExisting(folder.resolve("follower/store"))) {
            for (Column column : EnumSet.complementOf(EnumSet.of(Column.META, Column.LOG, Column.RETRY))) {
                try (RocksIterator left = one.scan(column); RocksIterator right = other.scan(column)) {
                    right.seekToFirst();
                    for (left.seekToFirst(); left.isValid(); left.next(), right.next()) {
                        assertTrue(right.isValid(), column.text());
                        assertArrayEquals(left.key(), right.key(), column.text());
                        assertArrayEquals(left.value(), right.value(), column.text());
                    }
                    assertTrue(!right.isValid(), column.text());
                }
            }
        }
    }

    @Test
    void whatDoesNotGoOnIsRefused() throws IOException {
        fill();
        List<LogFrame> frames = lead.engine.feed(0, WHOLE);
        try (Bed follower = Bed.open(config("follower"))) {
            assertEquals(Kind.CONFLICT, follower.refuse(new Follow(frames.get(3))).kind());
            follower.accept(new Follow(frames.get(0)));
            assertEquals(1, follower.accept(new Follow(frames.get(0))).sequence());
            byte[] changed = frames.get(1).bytes().clone();
            for (int i = 0; i < changed.length; i++) {
                changed[i] ^= 1;
                assertEquals(Kind.CONFLICT, follower.refuse(new Follow(new LogFrame(2, changed))).kind(), "byte " + i);
                changed[i] ^= 1;
            }
            follower.accept(new Command.PutParty(new Party(0, "own", "own", "", "", "", "", "")));
            assertEquals(Kind.CONFLICT, follower.refuse(new Follow(frames.get(2))).kind());
        }
        lead.close();
    }

    @Test
    void framesMayBeHandedInWithoutWaiting() throws IOException {
        fill();
        try (Bed follower = Bed.open(config("follower"))) {
            List<LogFrame> frames = lead.engine.feed(0, WHOLE);
            frames.forEach(frame -> follower.engine.submit(Submission.of(new Follow(frame)), outcome -> { }));
            follower.accept(new Follow(frames.get(frames.size() - 1)));
            assertEquals(lead.engine.sequence(), follower.engine.sequence());
        }
        lead.close();
    }
}
