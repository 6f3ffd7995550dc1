package suma.resolver.alert;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayDeque;
import java.util.Deque;
import suma.engine.Engine;
import suma.engine.alert.Alert;
import suma.resolver.feed.LiveStream;
import suma.resolver.json.JsonOut;
import suma.resolver.lookup.Scanner;
import suma.resolver.watch.AlertConfig;

/** Alerts, oldest first, one a line. Keeps some of them. */
final class AlertLines implements LiveStream.Lines {
    private static final int MOST_READ = 200;
    private static final long NOTHING_READ = -1;

    private final Engine engine;
    private final FastThreadLocal<Scanner> scanners;
    private final AlertConfig config;
    private final JsonOut out;
    private final Deque<Alert> read = new ArrayDeque<>();
    private long after;
    /** There are no further alerts up to this sequence. */
    private long readTo = NOTHING_READ;

    AlertLines(Engine engine, FastThreadLocal<Scanner> scanners, AlertConfig config, long after, JsonOut out) {
        this.engine = engine;
        this.scanners = scanners;
        this.config = config;
        this.after = after;
        this.out = out;
    }

    @Override
    public boolean next() {
        while (!read.isEmpty() || fill()) {
            Alert alert = read.poll();
            after = alert.number();
            if (config.tells(alert.rule())) {
                AlertCalls.write(out, alert, scanners.get().lookup);
                out.endLine();
                return true;
            }
        }
        return false;
    }

    private boolean fill() {
        long sequence = engine.sequence();
        if (sequence == readTo) {
            return false;
        }
        read.addAll(engine.alerts(after, MOST_READ));
        if (read.isEmpty()) {
            readTo = sequence;
        }
        return !read.isEmpty();
    }
}
