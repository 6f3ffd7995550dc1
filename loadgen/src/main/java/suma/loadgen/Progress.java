package suma.loadgen;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Consumer;

/** A line a second: on a terminal always the same one. */
final class Progress implements Consumer<Recorder.Second> {
    private static final String REWRITE = "\r\033[K";

    private final PrintStream out;
    private final boolean terminal;

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void accept(Recorder.Second second) {
        out.print(terminal ? REWRITE : "");
        out.printf(Locale.ROOT, "%4d s %-7s %8d done %6d failed %6d under way %10.3f ms max", second.number() + 1,
                second.warmup() ? "warm-up" : "", second.done(), second.failed(), second.underWay(), second.maxNs() / 1e6);
        out.print(terminal ? "" : System.lineSeparator());
        out.flush();
    }

    void ended() {
        out.print(terminal ? REWRITE : "");
    }
}
