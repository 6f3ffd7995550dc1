package suma.resolver.lookup;

import io.netty.util.concurrent.FastThreadLocal;
import suma.engine.Engine;
import suma.engine.scan.Finding;
import suma.engine.scan.Lookup;
import suma.resolver.json.JsonOut;

/** What one event loop needs to look codes up, made once a thread, closed at its end, used by one request
 * at a time. */
public final class Scanner {
    public final Lookup lookup;
    public final LookupTexts texts;
    public final Finding finding = new Finding();
    public final JsonOut json = new JsonOut();
    public final VerdictJson verdicts;

    private Scanner(Engine engine) {
        lookup = engine.newLookup();
        texts = new LookupTexts(lookup);
        verdicts = new VerdictJson(lookup);
    }

    /** The scanner of each thread. */
    public static FastThreadLocal<Scanner> ofThreads(Engine engine) {
        return new FastThreadLocal<>() {
            @Override
            protected Scanner initialValue() {
                return new Scanner(engine);
            }

            @Override
            protected void onRemoval(Scanner scanner) {
                scanner.lookup.close();
            }
        };
    }
}
