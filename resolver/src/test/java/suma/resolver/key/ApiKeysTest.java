package suma.resolver.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiKeysTest {
    @TempDir
    private Path dir;

    @Test
    void theFirstOpeningMakesAnAdminKeyThatOnlyTheOwnerCanRead() throws IOException {
        ApiKeys keys = ApiKeys.openOrBegin(dir, Clock.systemUTC(), false);
        String admin = Files.readString(dir.resolve(ApiKeys.ADMIN_FILE)).strip();
        assertEquals(admin, keys.firstKey().orElseThrow());
        assertEquals(Role.ADMIN, keys.find(admin).orElseThrow().role());
        for (String file : new String[] {ApiKeys.ADMIN_FILE, KeyFile.NAME}) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve(file))));
        }
        assertFalse(Files.readString(dir.resolve(KeyFile.NAME)).contains(admin.substring(KeyText.PREFIX.length())));
        assertTrue(ApiKeys.openOrBegin(dir, Clock.systemUTC(), false).firstKey().isEmpty());
    }

    /** As a process leaves it that died while the first key was made. */
    @Test
    void aTextWithoutItsKeyIsReplacedByOneThatIsGood() throws IOException {
        Files.writeString(dir.resolve(ApiKeys.ADMIN_FILE), "suma_nobody_knows_it\n");
        ApiKeys keys = ApiKeys.openOrBegin(dir, Clock.systemUTC(), false);
        assertTrue(keys.find(Files.readString(dir.resolve(ApiKeys.ADMIN_FILE)).strip()).isPresent());
        assertTrue(keys.find("suma_nobody_knows_it").isEmpty());
    }

    @Test
    void unknownAlteredAndRevokedKeysAreNotFound() throws IOException {
        ApiKeys keys = ApiKeys.openOrBegin(dir, Clock.systemUTC(), false);
        String text = keys.add("till 4", Role.POS);
        assertEquals("till 4", keys.find(text).orElseThrow().name());
        assertTrue(keys.find(text + "x").isEmpty());
        assertTrue(keys.find("").isEmpty());
        assertTrue(keys.revoke(2));
        assertTrue(keys.find(text).isEmpty());
        assertFalse(keys.revoke(2));
        assertFalse(keys.revoke(99));
        keys.add("till 5", Role.POS);
        assertEquals(3, keys.all().get(2).number());
    }

    @Test
    void whatAnotherProcessChangedIsTakenOver() throws IOException {
        ApiKeys serving = ApiKeys.openOrBegin(dir, Clock.systemUTC(), false);
        Object before = serving.version();
        serving.refresh();
        assertEquals(before, serving.version());
        String text = ApiKeys.openOrBegin(dir, Clock.systemUTC(), false).add("line", Role.LINE);
        assertTrue(serving.find(text).isEmpty());
        serving.refresh();
        assertEquals(Role.LINE, serving.find(text).orElseThrow().role());
        assertTrue(before != serving.version());
    }

    @Test
    void aDamagedFileIsNamedAndChangesNothing() throws IOException {
        ApiKeys keys = ApiKeys.openOrBegin(dir, Clock.systemUTC(), false);
        String admin = keys.firstKey().orElseThrow();
        Files.writeString(dir.resolve(KeyFile.NAME), "{\"keys\": [{\"role\": \"king\"}]}");
        assertTrue(assertThrows(IOException.class, keys::refresh).getMessage().contains("king"));
        assertTrue(keys.find(admin).isPresent());
    }

    /** Every bit of the file: a changed list is refused, or is the same list still. */
    @Test
    void noFlippedBitChangesWhoMayDoWhat() throws IOException {
        ApiKeys keys = ApiKeys.openOrBegin(dir, Clock.systemUTC(), false);
        keys.add("till 4", Role.POS, 200);
        keys.revoke(2);
        List<ApiKey> before = keys.all();
        byte[] whole = Files.readAllBytes(dir.resolve(KeyFile.NAME));
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(dir.resolve(KeyFile.NAME), flipped);
            assertSameOrNamed(before, bit);
        }
    }

    private void assertSameOrNamed(List<ApiKey> before, int bit) {
        try {
            assertEquals(before, ApiKeys.openOrBegin(dir, Clock.systemUTC(), false).all(), "bit " + bit);
        } catch (IOException refused) {
            assertTrue(refused.getMessage().contains(KeyFile.NAME), refused.getMessage());
        }
    }

    /** A key of an old number would answer for what another did. */
    @Test
    void keysThatAreLostBeginAnewOnlyBehindTheOldNumbers() throws IOException {
        ApiKeys.openOrBegin(dir, Clock.systemUTC(), false).add("line", Role.LINE);
        Files.delete(dir.resolve(KeyFile.NAME));
        assertThrows(IOException.class, () -> ApiKeys.openOrBegin(dir, Clock.systemUTC(), true));
        for (int wrong : new int[] {0, -1, Integer.MAX_VALUE}) {
            assertThrows(IOException.class, () -> ApiKeys.addFirst(dir, Clock.systemUTC(), wrong, "new admin", Role.ADMIN, 0));
        }
        String text = ApiKeys.addFirst(dir, Clock.systemUTC(), 7, "new admin", Role.ADMIN, 0);
        ApiKeys keys = ApiKeys.openOrBegin(dir, Clock.systemUTC(), true);
        assertEquals(7, keys.find(text).orElseThrow().number());
        assertEquals(8, keys.find(keys.add("line", Role.LINE)).orElseThrow().number());
        assertThrows(IOException.class, () -> ApiKeys.addFirst(dir, Clock.systemUTC(), 9, "another", Role.ADMIN, 0));
    }
}
