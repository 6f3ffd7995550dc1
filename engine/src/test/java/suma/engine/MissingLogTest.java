package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.engine.store.Column;
import suma.engine.store.Store;
import suma.engine.store.StoreGroup;

/** A column that is seldom written keeps several write-ahead logs alive; one that is missing would take its entries along, and nothing else. */
class MissingLogTest {
    private static final byte[] KEY = {1};
    /** Twice what one column keeps in memory. */
    private static final int PIECES = 70;
    private static final int PIECE_BYTES = 1 << 20;

    @TempDir
    private Path root;

    @Test
    void isNamed() throws IOException {
        Path live = root.resolve("live");
        Path killed = root.resolve("killed");
        try (Store store = Store.open(live)) {
            fill(store);
            Folders.copy(live, killed);
        }
        List<Path> logs = Folders.files(killed, ".*\\.log");
        assertTrue(logs.size() > 1, logs.toString());
        for (Path log : logs.subList(0, logs.size() - 1)) {
            Path folder = Folders.copy(killed, root.resolve("without-" + log.getFileName()));
            Files.delete(folder.resolve(log.getFileName()));
            String refusal = assertThrows(EngineException.class, () -> Store.open(folder).close()).getMessage();
            assertTrue(refusal.startsWith("store " + folder + " cannot be opened: Missing WAL with log number"), refusal);
        }
        try (Store whole = Store.open(killed)) {
            assertEquals(1, whole.get(Column.CATALOG, KEY).orElseThrow().length);
        }
    }

    private static void fill(Store store) {
        Random random = new Random(1);
        byte[] piece = new byte[PIECE_BYTES];
        put(store, Column.CATALOG, KEY, KEY);
        for (int i = 0; i < PIECES; i++) {
            random.nextBytes(piece);
            put(store, Column.LOG, new byte[] {(byte) i}, piece);
        }
    }

    private static void put(Store store, Column column, byte[] key, byte[] value) {
        try (StoreGroup group = store.newGroup()) {
            group.put(column, key, value);
            store.write(group);
        }
    }
}
