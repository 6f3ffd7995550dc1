package suma.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.engine.backup.Backups;
import suma.engine.catalog.Level;
import suma.engine.store.CatalogLayout;
import suma.engine.store.CatalogLayout.Kind;
import suma.engine.store.Column;
import suma.engine.store.Store;
import suma.engine.store.StoreGroup;

/** Which data folders are opened, and what the refusal of the others says. */
class FolderTest {
    private static final String CRATE = """
            {"name": "crate", "title": "Crates", "category": "vegetables",
             "parts": [{"constant": "C"}, {"product": "depot", "length": 3}, {"serial": "digits", "length": %s}%s]}""";
    private static final String DAILY = """
            {"name": "daily", "title": "Daily", "category": "vegetables",
             "parts": [{"constant": "D"}, {"batch": "day", "date": "yyMMdd"}, {"product": "depot", "length": %s}, {"serial": "digits", "length": 7}]}""";

    @TempDir
    Path root;

    private Path folder;
    private List<String> codes;

    @BeforeEach
    void fill() {
        folder = root.resolve("own");
        try (Bed bed = Bed.open(config())) {
            bed.put(Bed.product("unit", "crate", Map.of("depot", "042"), Level.UNIT, "0.01"));
            bed.put(Bed.product("case", "daily", Map.of("depot", "07"), Level.CASE, "0.01"));
            codes = bed.codes(bed.order("unit", 5));
        }
    }

    private EngineConfig config() {
        return config(CRATE.formatted("8", ""), DAILY.formatted("2"));
    }

    private EngineConfig config(String... schemes) {
        return EngineConfig.at(folder).withSchemes(Bed.schemes(schemes));
    }

    private String refusal(EngineConfig config) {
        return assertThrows(EngineException.class, () -> Engine.open(config)).getMessage();
    }

    private void assertOpens() {
        try (Bed bed = Bed.open(config())) {
            assertEquals(codes, bed.codes(bed.engine.catalog().batch("B1").orElseThrow()));
        }
        assertEquals(List.of(), Bed.findings(config()));
    }

    private void tamper(Column column, byte[] key, byte[] value) {
        try (Store store = Store.openExisting(folder.resolve("store")); StoreGroup group = store.newGroup()) {
            group.put(column, key, value);
            store.write(group);
        }
    }

    @Test
    void aSecondEngineIsRefused() {
        try (Bed bed = Bed.open(config())) {
            assertEquals("store " + folder.resolve("store") + " is open already", refusal(config()));
            bed.order("unit", 1);
        }
        assertOpens();
    }

    /** What another process is just writing looks like an end that was torn, and is none of ours to cut off. */
    @Test
    void aSecondEngineLeavesTheFilesAsTheyAre() throws IOException {
        try (Bed bed = Bed.open(config())) {
            bed.order("unit", 1);
            Path log = logs(folder).get(logs(folder).size() - 1);
            byte[] whole = Files.readAllBytes(log);
            byte[] half = Arrays.copyOf(whole, whole.length + 3);
            half[whole.length] = 1;
            Files.write(log, half);
            refusal(config());
            Bed.findings(config());
            assertThrows(FolderInUseException.class, () -> new Backups(root.resolve("backups")).add(folder, "a passphrase".toCharArray()));
            assertArrayEquals(half, Files.readAllBytes(log));
            Files.write(log, whole);
        }
        assertOpens();
    }

    private static List<Path> logs(Path folder) throws IOException {
        return Folders.files(folder, "store/.*\\.log");
    }

    /** As a process leaves its folder that was killed: nothing says what the index holds, and everything is in the log yet. */
    private Path killed() throws IOException {
        Path killed = root.resolve("killed");
        try (Bed bed = Bed.open(config())) {
            codes = bed.codes(bed.order("unit", 7));
            Folders.copy(folder, killed);
        }
        return killed;
    }

    @Test
    void afterAKillAMissingStoreIsNotTakenForANewFolder() throws IOException {
        Path killed = killed();
        Folders.delete(killed.resolve("store"));
        EngineConfig config = EngineConfig.at(killed).withSchemes(config().schemes());
        String refusal = assertThrows(CorruptionException.class, () -> Engine.open(config)).getMessage();
        assertTrue(refusal.startsWith("store " + killed.resolve("store") + ": expected records up to sequence 4 as "), refusal);
        assertTrue(!Bed.findings(config).isEmpty());
    }

    @Test
    void afterAKillALogThatIsMissingIsNamed() throws IOException {
        Path killed = killed();
        assertTrue(!logs(killed).isEmpty());
        for (Path log : logs(killed)) {
            byte[] bytes = Files.readAllBytes(log);
            Files.delete(log);
            assertThrows(CorruptionException.class, () -> Engine.open(EngineConfig.at(killed).withSchemes(config().schemes())), log.toString());
            Files.write(log, bytes);
        }
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() {
        Bed.stray(root, "file", "text");
        assertTrue(refusal(EngineConfig.at(root.resolve("file"))).startsWith("data folder " + root.resolve("file") + " cannot be made"));
    }

    @Test
    void aFolderWithoutItsKeystoreIsRefused() throws IOException {
        Path keystore = folder.resolve("keystore.json");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(keystore)));
        byte[] before = Files.readAllBytes(keystore);
        Files.delete(keystore);
        assertTrue(refusal(config()).startsWith("keystore " + keystore + " cannot be read"));
        Files.write(keystore, before);
        assertOpens();
    }

    @Test
    void anotherKeystoreIsRefused() throws IOException {
        String own = Files.readString(folder.resolve("keystore.json"));
        Path other = root.resolve("other");
        Bed.open(EngineConfig.at(other)).close();
        Bed.stray(folder, "keystore.json", Files.readString(other.resolve("keystore.json")));
        assertEquals("keystore: master key 1 is not the one this folder's codes were made with", refusal(config()));
        assertEquals(List.of("keystore: master key 1 is not the one this folder's codes were made with"), Bed.findings(config()));
        Bed.stray(folder, "keystore.json", own.replace("\"1\"", "\"2\"").replace("\"current\" : 1", "\"current\" : 2"));
        assertTrue(refusal(config()).startsWith("keystore: expected master key 1"), refusal(config()));
    }

    @Test
    void malformedKeystoresAreRefused() {
        for (String wrong : List.of("", "{", "[]", "null", "{\"current\": 1}", "{\"current\": 2, \"keys\": {\"1\": \"AAAA\"}}",
                "{\"current\": 1, \"keys\": {\"1\": \"AAAA\"}}",
                "{\"current\": 1, \"keys\": {\"1\": \"!\"}}", "{\"current\": 1, \"keys\": {\"x\": \"\"}}", "{\"current\": 1, \"keys\": {\"1\": 7}}")) {
            Bed.stray(folder, "keystore.json", wrong);
            String refusal = refusal(config());
            assertTrue(refusal.startsWith("keystore " + folder.resolve("keystore.json") + ": expected "), refusal + " of " + wrong);
        }
    }

    @Test
    void aFolderFromTheFutureIsRefused() {
        tamper(Column.META, "version".getBytes(StandardCharsets.US_ASCII), "4".getBytes(StandardCharsets.US_ASCII));
        assertEquals("data folder version: expected 2 or 3, actual 4", refusal(config()));
        assertEquals(List.of("data folder version: expected 2 or 3, actual 4"), Bed.findings(config()));
    }

    /** Its codes are those of its own rules, which its keystore brings along, and stay so. */
    @Test
    void aFolderOfTheVersionBeforeGoesOn() throws IOException {
        Path young = root.resolve("young");
        List<String> ofFormat = order(young);
        String keystore = Files.readString(young.resolve("keystore.json"));
        folder = Files.createDirectory(root.resolve("older"));
        Bed.stray(folder, "keystore.json", keystore.replace("\"tweak\" : \"format\",", ""));
        EngineConfig older = EngineConfig.at(folder);
        List<String> ofNumber = order(folder);
        assertNotEquals(ofFormat, ofNumber);
        try (Bed bed = Bed.open(older)) {
            assertEquals(ofNumber, bed.codes(bed.engine.catalog().batch("B1").orElseThrow()));
        }
        assertEquals(List.of(), Bed.findings(older));
        Bed.stray(folder, "keystore.json", keystore);
        assertEquals("keystore: expected the tweak of a folder of version 2, actual format", refusal(older));
    }

    private static List<String> order(Path folder) {
        try (Bed bed = Bed.open(EngineConfig.at(folder))) {
            bed.put(Bed.drug("unit", 8112340, Level.UNIT));
            return bed.codes(bed.order("unit", 5));
        }
    }

    @Test
    void aFolderWhoseSchemesAreGoneIsRefused() {
        assertEquals("scheme crate is used in this folder, but is not configured now", refusal(config(DAILY.formatted("2"))));
        assertEquals("scheme daily is used in this folder, but is not configured now", refusal(config(CRATE.formatted("8", ""))));
        assertOpens();
    }

    @Test
    void aFolderWhoseSchemesWouldNowGiveOtherCodesIsRefused() {
        String daily = DAILY.formatted("2");
        for (String changed : List.of(CRATE.formatted("9", ""), CRATE.formatted("8", ", {\"check\": \"mod31\"}"), CRATE.replace("C\"", "K\"").formatted("8", ""),
                CRATE.replace("\"digits\"", "\"alphanumeric\"").formatted("8", ""))) {
            String refusal = refusal(config(changed, daily));
            assertTrue(refusal.startsWith("serial space of scheme crate: expected codes up to C04299999999, actual "), refusal);
        }
        String refusal = refusal(config(CRATE.formatted("8", ""), DAILY.formatted("3")));
        assertTrue(refusal.startsWith("product case does not fit scheme daily"), refusal);
        assertOpens();
    }

    @Test
    void aBrokenCatalogIsCorruption() {
        byte[] batch = CatalogLayout.key(Kind.BATCH, 1);
        byte[] value;
        try (Store store = Store.openExisting(folder.resolve("store")); StoreGroup group = store.newGroup()) {
            value = store.get(Column.CATALOG, batch).orElseThrow();
            group.put(Column.CATALOG, CatalogLayout.key(Kind.BATCH, 3), value);
            store.write(group);
        }
        assertEquals("catalog: expected BATCH 2, actual BATCH 3", assertThrows(CorruptionException.class, () -> Engine.open(config())).getMessage());
        tamper(Column.CATALOG, batch, HexFormat.of().parseHex("ff"));
        assertThrows(CorruptionException.class, () -> Engine.open(config()));
    }

    @Test
    void aMissingFolderIsNotVerified() {
        assertEquals(List.of("store " + root.resolve("none/store") + ": expected a data folder, actual none"),
                Bed.findings(EngineConfig.at(root.resolve("none"))));
    }
}
