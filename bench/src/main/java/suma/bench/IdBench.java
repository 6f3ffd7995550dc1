package suma.bench;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * New codes as text, beside new identifiers that are unique without any register: UUID version 7 (RFC 9562) and 63 bits of time,
 * node and sequence as in Snowflake. Both are guessed easily by who has seen one, and no check digit fits in.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class IdBench {
    private static final int CODES = 4096;
    private static final int SAMPLES = 100_000;

    private final DrugCodes codes = new DrugCodes("8112345");
    private final Snowflake snowflake = new Snowflake(1);

    /** Time in milliseconds, 10 bits of node, 12 bits of sequence; waits for the next millisecond when the sequence is used up. */
    private static final class Snowflake {
        private static final int NODE_BITS = 10;
        private static final int SEQUENCE_BITS = 12;
        private static final long EPOCH_MS = 1_700_000_000_000L;

        private final long node;
        private long last;

        Snowflake(long node) {
            this.node = node << SEQUENCE_BITS;
        }

        long next() {
            long first = System.currentTimeMillis() - EPOCH_MS << NODE_BITS + SEQUENCE_BITS | node;
            while (last >= first && (last + 1 & (1 << SEQUENCE_BITS) - 1) == 0) {
                first = System.currentTimeMillis() - EPOCH_MS << NODE_BITS + SEQUENCE_BITS | node;
            }
            last = Math.max(first, last + 1);
            return last;
        }
    }

    /** What each one gives is different from all before it, and the codes are what another cipher makes of their serials. */
    @Setup
    @TearDown
    public void checkAnswers() {
        codes.verify(SAMPLES);
        long[] flakes = new long[SAMPLES];
        Arrays.setAll(flakes, i -> snowflake.next());
        UUID[] uuids = new UUID[SAMPLES];
        Arrays.setAll(uuids, i -> UuidCreator.getTimeOrderedEpoch());
        for (int i = 1; i < SAMPLES; i++) {
            if (flakes[i] <= flakes[i - 1] || uuids[i].compareTo(uuids[i - 1]) <= 0 || uuids[i].version() != 7) {
                throw new IllegalStateException("identifier " + i + " does not follow the one before: " + flakes[i] + ", " + uuids[i]);
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(CODES)
    public void drugCodes() {
        codes.render(CODES);
    }

    @Benchmark
    public String uuidV7() {
        return UuidCreator.getTimeOrderedEpoch().toString();
    }

    @Benchmark
    public String snowflake() {
        return Long.toString(snowflake.next());
    }
}
