package suma.resolver.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of those who were not let in stays within bounds, whatever strangers do. */
class RefusalBooksTest {
    private static final long MOST_FOLDER_BYTES = 16 << 20;
    @TempDir
    Path dir;

    private RefusalBooks open() throws IOException {
        return RefusalBooks.open(dir, Clock.systemUTC(), new PrometheusRegistry());
    }

    private static InetAddress ipv6(long network, long host) throws IOException {
        return InetAddress.getByAddress(ByteBuffer.allocate(16).putLong(0x2001_0db8_0000_0000L + network).putLong(host).array());
    }

    @Test
    void strangersOfOneNetworkAreOneEntryAMinute() throws IOException {
        RefusalBooks refusals = open();
        for (int host = 0; host < 1000; host++) {
            refusals.add(Refused.NO_KEY, 0, ipv6(7, host), "GET /v1/products");
        }
        List<RefusedCalls> all = refusals.all();
        assertEquals(1, all.size());
        assertEquals(1000, all.get(0).count());
        assertEquals("2001:db8:0:7::/64", all.get(0).who().from());
    }

    /** These files tell what nobody has to answer for, so that what is damaged in them is no reason not to start. */
    @Test
    void damagedLinesArePassedOver() throws IOException {
        RefusalBooks refusals = open();
        refusals.add(Refused.NO_KEY, 0, ipv6(1, 1), "GET /v1/products");
        refusals.turn();
        Path file = dir.resolve("audit/strangers.ndjson");
        byte[] line = Files.readAllBytes(file);
        Files.write(file, new byte[] {'\n', (byte) 0xff, '\n', '{', '"'}, StandardOpenOption.APPEND);
        refusals = open();
        refusals.add(Refused.NO_KEY, 0, ipv6(2, 1), "GET /v1/products");
        refusals.turn();
        assertEquals(2, open().all().size());
        Files.write(file, java.util.Arrays.copyOf(line, line.length - 3));
        assertEquals(0, open().all().size());
    }

    @Test
    void strangersNeitherFillTheDiskNorPushOutHoldersOfKeys() throws IOException {
        RefusalBooks refusals = open();
        refusals.add(Refused.ROLE, 3, InetAddress.getLoopbackAddress(), "POST /v1/recalls");
        long calls = 0;
        for (int minute = 0; minute < 200; minute++) {
            for (int network = 0; network < 1000; network++, calls++) {
                refusals.add(Refused.UNKNOWN_KEY, 0, ipv6(calls, 1), "GET /v1/products");
            }
            refusals.turn();
        }
        List<RefusedCalls> all = refusals.all();
        assertTrue(all.size() <= RefusalFile.MOST_LINES + 1, "entries " + all.size());
        assertEquals(1, all.stream().filter(each -> each.who().key() == 3).count());
        RefusedCalls others = all.stream().filter(each -> each.who().equals(RefusedCalls.Who.OTHERS)).findFirst().orElseThrow();
        assertEquals(1000 - 128, others.count());
        try (Stream<Path> files = Files.list(dir.resolve(RefusalBooks.FOLDER))) {
            long bytes = files.mapToLong(file -> file.toFile().length()).sum();
            assertTrue(bytes < MOST_FOLDER_BYTES, "bytes " + bytes);
        }
    }

    @Test
    void whatWasWrittenIsReadAgainButForATornLine() throws IOException {
        RefusalBooks refusals = open();
        refusals.add(Refused.RATE, 3, InetAddress.getLoopbackAddress(), "GET");
        refusals.turn();
        Path file = dir.resolve(RefusalBooks.FOLDER).resolve("holders.ndjson");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        Files.writeString(file, "{\"why\":\"RATE\",\"ke", StandardOpenOption.APPEND);
        assertEquals(refusals.all(), open().all());
    }
}
