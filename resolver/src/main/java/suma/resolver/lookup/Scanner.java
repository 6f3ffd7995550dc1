package suma.resolver.lookup;

import io.netty.util.concurrent.FastThreadLocal;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import suma.engine.CodeId;
import suma.engine.Engine;
import suma.engine.scan.Finding;
import suma.engine.scan.Lookup;
import suma.resolver.json.JsonOut;
import suma.resolver.watch.ScanReports;

/** What one event loop needs to look codes up, made once a thread, closed at its end, used by one request
 * at a time. */
public final class Scanner {
    public final Lookup lookup;
    public final LookupTexts texts;
    public final Finding finding = new Finding();
    public final JsonOut json = new JsonOut();
    public final VerdictJson verdicts = new VerdictJson();
    public final ScanTally tally;
    private final ScanReports reports;

    private final long[] codeId = new long[1];

    private Scanner(Engine engine, ScanMetrics metrics, ScanReports reports) {
        lookup = engine.newLookup();
        texts = new LookupTexts(lookup);
        tally = new ScanTally(metrics);
        this.reports = reports;
    }

    /** Counts what somebody with a key found. */
    public void saw(Finding finding, int key) {
        tally.count(finding);
        reports.scan(finding, key);
    }

    /** The CodeId of a text, or the negative number that says why it has none. */
    long codeId(byte[] text) {
        lookup.clear();
        lookup.add(text, 0, text.length);
        lookup.codeIds(codeId);
        return codeId[0];
    }

    /** The CodeId of a text, where it is that of an issued code. */
    public OptionalLong issued(String text) {
        long found = codeId(text.getBytes(StandardCharsets.UTF_8));
        return found > CodeId.NONE ? OptionalLong.of(found) : OptionalLong.empty();
    }

    /** The scanner of each thread. */
    public static FastThreadLocal<Scanner> ofThreads(Engine engine, ScanMetrics metrics, ScanReports reports) {
        return new FastThreadLocal<>() {
            @Override
            protected Scanner initialValue() {
                return new Scanner(engine, metrics, reports);
            }

            @Override
            protected void onRemoval(Scanner scanner) {
                scanner.lookup.close();
            }
        };
    }
}
