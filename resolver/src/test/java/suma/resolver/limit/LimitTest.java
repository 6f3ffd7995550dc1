package suma.resolver.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import suma.resolver.key.ApiKeys;

/** Rates, and whose request it is. */
class LimitTest {
    private static final long MS = 1_000_000;
    @TempDir
    private Path dir;

    /** Requests at these times, in ms; a wait in ms for each. 10 a second, 3 at once. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 0 0 0 0          | 0 0 0 100 100
            0 0 0 99 100       | 0 0 0 1 0
            0 0 0 100 100      | 0 0 0 0 100
            0 0 0 1000 1000 1000 1000 | 0 0 0 0 0 0 100
            0 100 200 300 400  | 0 0 0 0 0
            """)
    void aRateLetsABurstThroughAndThenItsShare(String times, String waits) {
        long start = Long.MAX_VALUE - 50 * MS;
        Meter meter = new Meter(new Rate(10, 3), start);
        AddressMeters addresses = new AddressMeters(new Rate(10, 3), 8, 1);
        long[] at = numbers(times);
        long[] expected = numbers(waits);
        for (int i = 0; i < at.length; i++) {
            assertEquals(expected[i] * MS, meter.take(1, start + at[i] * MS), "request " + i);
            assertEquals(expected[i] * MS, addresses.take(7, start + at[i] * MS), "request of an address " + i);
        }
    }

    private static long[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToLong(Long::parseLong).toArray();
    }

    @Test
    void whatCostsMoreThanIsLeftIsPaidOffAfterwards() {
        Meter meter = new Meter(Rate.of(100), 0);
        assertEquals(0, meter.take(1, 0));
        meter.charge(999, 0);
        assertEquals(9_010 * MS, meter.take(1, 0));
        assertEquals(0, meter.take(1, 9_010 * MS));
    }

    @Test
    void noRateIsNoLimit() {
        for (int i = 0; i < 1000; i++) {
            assertEquals(0, Meter.OPEN.take(1_000_000, 0));
            assertEquals(0, new AddressMeters(Rate.NO_LIMIT, 8, 1).take(i, 0));
        }
    }

    @Test
    void aFullTableKeepsTheBusyAndForgetsTheQuiet() {
        AddressMeters addresses = new AddressMeters(new Rate(1, 10), 64, 42);
        long busy = 77;
        for (int i = 0; i < 10; i++) {
            assertEquals(0, addresses.take(busy, 0));
        }
        for (long other = 1000; other < 100_000; other++) {
            addresses.take(other, 0);
        }
        assertTrue(addresses.take(busy, 0) > 0);
    }

    /** A subscriber has 2^64 addresses, and a site 2^16 networks of them: neither gets more than its share, nor pushes out the others. */
    @Test
    void manyIpv6AddressesDoNotExhaustTheTable() throws UnknownHostException {
        AddressMeters addresses = new AddressMeters(new Rate(1, 10), 1 << 12, 42);
        long busy = Network.client(InetAddress.getByName("192.0.2.1"));
        int let = 0;
        for (int i = 0; i < 10; i++) {
            addresses.take(busy, 0);
        }
        for (long host = 1; host <= 100_000; host++) {
            byte[] address = ByteBuffer.allocate(16).putLong(0x2001_0db8_0001_0002L).putLong(host).array();
            let += addresses.take(Network.client(InetAddress.getByAddress(address)), 0) == 0 ? 1 : 0;
        }
        assertEquals(10, let);
        assertTrue(addresses.take(busy, 0) > 0);
        for (long network = 0; network < 1 << 16; network++) {
            byte[] address = ByteBuffer.allocate(16).putLong(0x2001_0db8_0001_0000L + network).putLong(1).array();
            addresses.take(Network.client(InetAddress.getByAddress(address)), 0);
        }
        assertTrue(addresses.take(busy, 0) > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "localhost", "10.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "2001:db8::/129", "1.2.3.4/x", "/8", "1.2.3.256"})
    void whatIsNoNetworkIsNone(String text) {
        assertEquals(Optional.empty(), Network.of(text));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            10.0.0.0/8, 10.255.0.1, true
            10.0.0.0/8, 11.0.0.1, false
            10.0.0.0/8, ::1, false
            0.0.0.0/0, 203.0.113.9, true
            192.0.2.7, 192.0.2.7, true
            192.0.2.7, 192.0.2.8, false
            2001:db8::/33, 2001:db8:7fff::1, true
            2001:db8::/33, 2001:db8:8000::1, false
            10.0.0.0/8, ::ffff:10.1.2.3, true
            """)
    void aNetworkHoldsItsAddresses(String network, String address, boolean holds) throws UnknownHostException {
        assertEquals(holds, Network.of(network).orElseThrow().contains(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            192.0.2.1, 192.0.2.2, false
            192.0.2.1, ::ffff:192.0.2.1, true
            2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true
            2001:db8:1:2::1, 2001:db8:1:3::1, false
            """)
    void anIpv6SubscriberIsOneClient(String one, String other, boolean same) throws UnknownHostException {
        assertEquals(same, Network.client(InetAddress.getByName(one)) == Network.client(InetAddress.getByName(other)));
    }

    /** The peer, what it says it passes on, and whose request that is; 10.0.0.0/8 is trusted. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            198.51.100.1 | 203.0.113.5 | 198.51.100.1
            10.0.0.1 | ~~ | 10.0.0.1
            10.0.0.1 | 203.0.113.5 | 203.0.113.5
            10.0.0.1 | 192.0.2.66, 203.0.113.5 | 203.0.113.5
            10.0.0.1 | 192.0.2.66, 203.0.113.5, 10.0.0.2 | 203.0.113.5
            10.0.0.1 | 10.0.0.3, 10.0.0.2 | 10.0.0.3
            10.0.0.1 | unknown | 10.0.0.1
            10.0.0.1 | 203.0.113.5, unknown | 10.0.0.1
            10.0.0.1 | 2001:db8::1 | 2001:db8::1
            """)
    void aProxyIsBelievedWhereItIsTrusted(String peer, String forwardedFor, String client) throws java.io.IOException {
        LimitConfig config = new LimitConfig(Rate.NO_LIMIT, 8, List.of(Network.of("10.0.0.0/8").orElseThrow()));
        Admission admission = new Admission(ApiKeys.openOrBegin(dir, Clock.systemUTC(), false), config,
                RefusalBooks.open(dir, Clock.systemUTC(), new PrometheusRegistry()));
        assertEquals(InetAddress.getByName(client), admission.client(InetAddress.getByName(peer), forwardedFor));
    }
}
