package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.engine.FaultPoints.Place;
import suma.engine.backup.Backups;
import suma.engine.backup.Backups.Backup;
import suma.engine.backup.Restoring;
import suma.engine.backup.Restoring.Restored;
import suma.engine.catalog.Level;
import suma.engine.catalog.Verdict;
import suma.engine.code.Schemes;
import suma.engine.command.Command.SkipSerials;
import suma.engine.store.CatalogLayout;

/** Backups of an engine at work, and what is made of them. */
class BackupTest {
    private static final char[] PASSPHRASE = "a horse of correct battery".toCharArray();
    private static final SkipSerials SKIP = new SkipSerials(1_000_000);

    @TempDir
    Path root;

    private List<String> packed;
    private String parent;

    private EngineConfig live() {
        return EngineConfig.at(root.resolve("live"));
    }

    private EngineConfig restored() {
        return EngineConfig.at(root.resolve("restored"));
    }

    private Path backups() {
        return root.resolve("backups");
    }

    @BeforeEach
    void fill() {
        try (Bed bed = Bed.open(live())) {
            bed.put(Bed.drug("unit", 8112340, Level.UNIT));
            bed.put(Bed.drug("case", 8112341, Level.CASE));
            bed.put(Bed.product("crate", "gs1-sscc", Map.of("companyPrefix", "690123456789", "extension", "1"), Level.PALLET, "0.01"));
            packed = bed.codes(bed.order("unit", 24));
            parent = bed.codes(bed.order("case", 3)).get(0);
            bed.order("crate", 2);
            bed.accept(bed.pack(parent, packed));
        }
    }

    private Restored restore() {
        return Restoring.restore(backups(), OptionalInt.empty(), restored(), PASSPHRASE, SKIP);
    }

    @Test
    void yesterdaysBackupIssuesNothingAgain() {
        List<String> since = new ArrayList<>();
        Backup backup;
        try (Bed bed = Bed.open(live())) {
            backup = bed.engine.backUp(backups(), PASSPHRASE);
            for (String product : List.of("unit", "case", "crate")) {
                since.addAll(bed.codes(bed.order(product, 500)));
            }
            bed.put(Bed.drug("new", 8112345, Level.UNIT));
            since.addAll(bed.codes(bed.order("new", 500)));
        }
        assertEquals(new Restored(1, backup.sequence()), restore());
        try (Bed bed = Bed.open(restored())) {
            packed.forEach(code -> assertEquals(parent, bed.parent(code)));
            bed.put(Bed.drug("new", 8112345, Level.UNIT));
            for (String product : List.of("unit", "case", "crate", "new")) {
                bed.codes(bed.order(product, 1000)).forEach(code -> assertFalse(since.contains(code), code));
            }
            assertEquals(Verdict.NOT_ISSUED, bed.verdict(since.get(0)));
        }
        assertEquals(List.of(), Bed.findings(restored()));
    }

    @Test
    void theGapIsInTheLogAndHoldsAcrossRestarts() {
        try (Bed bed = Bed.open(live())) {
            bed.engine.backUp(backups(), PASSPHRASE);
        }
        restore();
        for (int i = 0; i < 3; i++) {
            try (Bed bed = Bed.open(restored())) {
                assertTrue(bed.codes(bed.order("unit", 10)).stream().noneMatch(packed::contains));
            }
        }
        try (Bed bed = Bed.open(restored())) {
            var records = bed.engine.feed(7, 1 << 20).get(0).records();
            do {
                assertTrue(records.next());
            } while (records.sequence() < 8);
            assertEquals(SKIP, records.read().command());
            assertEquals(1_000_024, bed.batch(bed.accept(Bed.ordering("unit", 1, Map.of()))).state().extents().get(0).firstIndex() - 30);
        }
        assertEquals(List.of(), Bed.findings(restored()));
    }

    @Test
    void theSecondBackupAddsOnlyWhatIsNew() throws IOException {
        try (Bed bed = Bed.open(live())) {
            bed.engine.backUp(backups(), PASSPHRASE);
            List<Path> before = tables();
            bed.order("unit", 7);
            assertEquals(2, bed.engine.backUp(backups(), PASSPHRASE).number());
            assertTrue(tables().containsAll(before));
        }
        assertEquals(2, restore().backup());
        try (Bed bed = Bed.open(restored())) {
            assertEquals(4, bed.engine.catalog().batches(0, 10).size());
        }
    }

    private List<Path> tables() throws IOException {
        try (var files = Files.list(backups().resolve("shared_checksum"))) {
            return files.toList();
        }
    }

    @Test
    void backupsAreTakenWhileCommandsGoOn() {
        try (Bed bed = Bed.open(live())) {
            List<Heard> orders = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                for (int j = 0; j < 20; j++) {
                    orders.add(Heard.of(bed.engine, Bed.ordering("unit", 3, Map.of())));
                }
                bed.engine.backUp(backups(), PASSPHRASE);
            }
            orders.forEach(Heard::outcome);
        }
        restore();
        assertEquals(List.of(), Bed.findings(restored()));
    }

    /** A process that dies while it makes a backup leaves the ones before as they were, and the next one is whole again. */
    @Test
    void aBackupThatWasNotEndedIsPassedOver() {
        Gate gate = new Gate();
        try (Bed bed = Bed.open(live().withFaults(gate))) {
            bed.engine.backUp(backups(), PASSPHRASE);
            bed.order("unit", 7);
            gate.breakAt(Place.TABLES_COPIED);
            assertThrows(IllegalStateException.class, () -> bed.engine.backUp(backups(), PASSPHRASE));
            assertEquals(1, restore().backup());
            assertEquals(3, bed.engine.backUp(backups(), PASSPHRASE).number());
        }
        Restored last = Restoring.restore(backups(), OptionalInt.empty(), EngineConfig.at(root.resolve("last")), PASSPHRASE, SKIP);
        assertEquals(3, last.backup());
        assertEquals(List.of(), Bed.findings(restored()));
        assertEquals(List.of(), Bed.findings(EngineConfig.at(root.resolve("last"))));
    }

    @Test
    void aClosedFolderIsBackedUpAsItIs() {
        long sequence;
        try (Bed bed = Bed.open(live())) {
            sequence = bed.engine.sequence();
            assertThrows(FolderInUseException.class, () -> new Backups(backups()).add(live().dataDir(), PASSPHRASE));
        }
        assertEquals(new Backup(1, sequence), new Backups(backups()).add(live().dataDir(), PASSPHRASE));
        assertEquals(new Restored(1, sequence), restore());
        assertEquals(List.of(), Bed.findings(live()));
        assertEquals(List.of(), Bed.findings(restored()));
    }

    /** Without its keys a backup would be good for nothing. */
    @Test
    void aFolderWithoutItsKeystoreIsNotBackedUp() throws IOException {
        Files.delete(live().dataDir().resolve("keystore.json"));
        String refusal = assertThrows(EngineException.class, () -> new Backups(backups()).add(live().dataDir(), PASSPHRASE)).getMessage();
        assertTrue(refusal.startsWith("keystore " + live().dataDir().resolve("keystore.json")), refusal);
    }

    @Test
    void keysAreSealed() throws IOException {
        String secret = Files.readString(live().dataDir().resolve("keystore.json")).split("\"")[11];
        try (Bed bed = Bed.open(live())) {
            bed.engine.backUp(backups(), PASSPHRASE);
        }
        try (var files = Files.walk(backups())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).contains(secret), file.toString());
            }
        }
        String refusal = assertThrows(EngineException.class, () -> Restoring.restore(backups(), OptionalInt.empty(), restored(), "another".toCharArray(), SKIP)).getMessage();
        assertTrue(refusal.startsWith("sealed keys: the passphrase is another, or the file was changed"), refusal);
        assertFalse(Files.exists(restored().dataDir()));
        restore();
    }

    /** As a process leaves it that died while it restored. */
    @Test
    void whatARestoringLeftIsNamed() throws IOException {
        try (Bed bed = Bed.open(live())) {
            bed.engine.backUp(backups(), PASSPHRASE);
        }
        Path left = Files.createDirectories(root.resolve("restored.restoring/store"));
        String refusal = assertThrows(EngineException.class, this::restore).getMessage();
        assertEquals("restoring: " + left.getParent() + " is left from a restoring that was not ended; delete it", refusal);
        Folders.delete(left.getParent());
        restore();
    }

    @Test
    void aChangedBackupIsRefused() throws IOException {
        try (Bed bed = Bed.open(live())) {
            bed.engine.backUp(backups(), PASSPHRASE);
        }
        Path table = tables().get(0);
        byte[] bytes = Files.readAllBytes(table);
        bytes[bytes.length / 2] ^= 1;
        Files.write(table, bytes);
        String refusal = assertThrows(EngineException.class, this::restore).getMessage();
        assertTrue(refusal.startsWith("backup folder " + backups() + " cannot be restored"), refusal);
        assertFalse(Files.exists(restored().dataDir()));
    }

    /** Spaces that were opened since the backup may have other numbers in what is restored; so small a one would repeat some codes for certain. */
    @Test
    void whatWasFirstOrderedSinceIsNotIssuedAgainEither() {
        Schemes schemes = Bed.schemes("""
                {"name": "tray", "title": "Trays", "category": "vegetables", "parts": [{"constant": "T"}, {"product": "depot", "length": 1}, {"serial": "digits", "length": 7}]}""");
        Set<String> since;
        try (Bed bed = Bed.open(live().withSchemes(schemes))) {
            bed.put(Bed.product("one", "tray", Map.of("depot", "1"), Level.UNIT, "0.5"));
            bed.put(Bed.product("two", "tray", Map.of("depot", "2"), Level.UNIT, "0.5"));
            bed.engine.backUp(backups(), PASSPHRASE);
            since = Set.copyOf(bed.codes(bed.order("one", 100_000)));
        }
        EngineConfig config = restored().withSchemes(schemes);
        Restoring.restore(backups(), OptionalInt.empty(), config, PASSPHRASE, SKIP);
        try (Bed bed = Bed.open(config)) {
            bed.order("two", 1);
            assertTrue(Collections.disjoint(since, bed.codes(bed.order("one", 100_000))));
        }
        assertEquals(List.of(), Bed.findings(config));
    }

    @Test
    void nothingIsRestoredOverAFolderOrFromNothing() {
        assertThrows(EngineException.class, () -> Restoring.restore(backups(), OptionalInt.empty(), live(), PASSPHRASE, SKIP));
        assertThrows(EngineException.class, this::restore);
        try (Bed bed = Bed.open(live())) {
            for (long wrong : new long[] {0, -1, SkipSerials.MOST_CODES + 1}) {
                bed.refuse(new SkipSerials(wrong));
            }
        }
        assertEquals(9, CatalogLayout.readSkip(CatalogLayout.encodeSkip(9)));
    }
}
