package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import suma.engine.catalog.Level;
import suma.engine.catalog.Party;
import suma.engine.command.Command;
import suma.engine.command.Command.BatchFacts;
import suma.engine.store.Store;
import suma.engine.store.StoreGroup;
import suma.engine.verify.Verification;

/**
 * A closed data folder with a bit of everything, to be changed behind the engine's back: 100 units (CodeIds 1 to 100) of
 * which 1 to 24 are in the first of ten cases (101 to 110) and 31 to 50 in the second, and two foreign codes (111, 112).
 */
final class SampleFolder {
    static final long FIRST_CASE = 101;
    static final long SECOND_CASE = 102;
    static final long FOREIGN = 111;
    static final String FOREIGN_CODE = "81123409999999999991";
    static final int LINKS = 44;

    private final Path folder;

    SampleFolder(Path folder) {
        this.folder = folder;
        try (Bed bed = Bed.open(config())) {
            fill(bed);
        }
        assertEquals(new Verification.Report(List.of(), 9, 3, 112, LINKS), Verification.of(config(), part -> { }));
    }

    private static void fill(Bed bed) {
        bed.accept(new Command.PutParty(new Party(0, "farm", "Farm", "farm", "", "", "330100", "")));
        bed.put(Bed.drug("unit", 8112340, Level.UNIT));
        bed.put(Bed.drug("case", 8112341, Level.CASE));
        BatchFacts facts = new BatchFacts("unit", "L1", Optional.empty(), Optional.of(LocalDate.of(2030, 1, 1)), new TreeMap<>());
        List<String> units = bed.codes(bed.order(facts, 100));
        List<String> cases = bed.codes(bed.order("case", 10));
        bed.register("unit", FOREIGN_CODE, "81123408888888888883");
        bed.accept(bed.pack(cases.get(0), units.subList(0, 24)));
        bed.accept(bed.pack(cases.get(1), units.subList(30, 50)));
        bed.accept(Bed.commission(bed.engine.catalog().batch(1).orElseThrow(), 90, 10));
    }

    EngineConfig config() {
        return EngineConfig.at(folder);
    }

    void change(BiConsumer<Store, StoreGroup> change) {
        try (Store store = Store.openExisting(folder.resolve("store")); StoreGroup group = store.newGroup()) {
            change.accept(store, group);
            store.write(group);
        }
    }

    List<String> findings() {
        return Bed.findings(config());
    }

    /** Exactly these findings, of which the index's are left out: it was marked clean before the store was changed. */
    void assertFinds(String... beginnings) {
        List<String> findings = findings().stream().filter(finding -> !finding.startsWith("index: ")).toList();
        assertEquals(beginnings.length, findings.size(), findings.toString());
        for (int i = 0; i < beginnings.length; i++) {
            assertTrue(findings.get(i).startsWith(beginnings[i]), findings.toString());
        }
    }
}
