package suma.resolver.lookup;

import io.netty.util.concurrent.FastThreadLocal;
import suma.engine.scan.Finding;
import suma.engine.scan.Lookup;
import suma.resolver.http.ExpressHandler;
import suma.resolver.http.ExpressRun;

/** Answers plain requests for verdicts that arrived together; from a text on that is no code they are left to {@link CodeCalls}. */
public final class CodeExpress implements ExpressHandler {
    private final FastThreadLocal<Answers> answers;

    public CodeExpress(FastThreadLocal<Scanner> scanners) {
        answers = new FastThreadLocal<>() {
            @Override
            protected Answers initialValue() {
                return new Answers(scanners.get());
            }
        };
    }

    @Override
    public void handle(ExpressRun run) {
        answers.get().handle(run);
    }

    private static final class Answers implements Lookup.Taker {
        private final Scanner scanner;
        private ExpressRun run;
        private boolean stopped;

        Answers(Scanner scanner) {
            this.scanner = scanner;
        }

        void handle(ExpressRun given) {
            run = given;
            stopped = false;
            scanner.lookup.clear();
            for (int i = 0; i < run.count(); i++) {
                scanner.lookup.add(run.bytes(), run.offset(i), run.length(i));
            }
            scanner.lookup.findAll(this);
            scanner.tally.publish();
        }

        @Override
        public void found(int position, Finding finding) {
            stopped |= !finding.isCode();
            if (!stopped) {
                scanner.saw(finding, run.caller());
                scanner.verdicts.write(scanner.json.clear(), finding);
                run.answer(scanner.json.bytes(), scanner.json.length());
            }
        }
    }
}
