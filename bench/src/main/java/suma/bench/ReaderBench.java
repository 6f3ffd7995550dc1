package suma.bench;

import java.util.List;
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
import org.openjdk.jmh.annotations.Warmup;
import suma.engine.code.FieldException;

/** From the text of a scan to its serial's index, all schemes and forms mixed, beside the same with strings and patterns. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 12, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ReaderBench {
    private static final int SCANS = 4096;
    private static final int BULK = 512;

    private final byte[][] texts = new byte[SCANS][];
    private ScanReader reader;
    private NaiveReader naive;
    private int next;

    @Setup
    public void prepare() throws FieldException {
        MixedScans mixed = new MixedScans(SCANS);
        reader = new ScanReader(mixed, BULK);
        naive = new NaiveReader(mixed.places());
        List<MixedScans.Scan> scans = mixed.scans();
        for (int i = 0; i < SCANS; i++) {
            texts[i] = scans.get(i).text();
        }
        for (int from = 0; from < SCANS; from += BULK) {
            checkAnswers(scans, from);
        }
    }

    private void checkAnswers(List<MixedScans.Scan> scans, int from) {
        reader.readAll(texts, from, BULK);
        for (int i = 0; i < BULK; i++) {
            scans.get(from + i).expect("bulk", reader.place(i).space(), reader.index(i));
        }
        for (MixedScans.Scan scan : scans.subList(from, from + BULK)) {
            reader.readOne(scan.text());
            scan.expect("one", reader.place(0).space(), reader.index(0));
            NaiveReader.Found found = naive.read(scan.text()).orElseThrow(() -> new AssertionError("naive found nothing"));
            scan.expect("naive", found.space(), found.index());
        }
    }

    @Benchmark
    @OperationsPerInvocation(BULK)
    public long bulk() {
        next = (next + BULK) % SCANS;
        reader.readAll(texts, next, BULK);
        return reader.index(0);
    }

    @Benchmark
    public long one() {
        next = (next + 1) % SCANS;
        reader.readOne(texts[next]);
        return reader.index(0);
    }

    /** Without the cipher. */
    @Benchmark
    public MixedScans.Place readOnly() {
        next = (next + 1) % SCANS;
        reader.read(texts[next], 0);
        return reader.place(0);
    }

    @Benchmark
    public NaiveReader.Found naive() {
        next = (next + 1) % SCANS;
        return naive.read(texts[next]).orElseThrow();
    }
}
