package suma.resolver.page;

import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import suma.engine.Engine;
import suma.engine.command.Command.CountScans;
import suma.engine.command.Outcome;
import suma.engine.command.Submission;

/**
 * Counts public scans and has the engine remember them: all of a while by one command. What the engine cannot take now is
 * sent again with what came meanwhile. Any thread may call.
 */
public final class ScanMemory implements AutoCloseable {
    /** How often scans are sent; a scan is durable within twice of it. */
    public static final long SEND_MS = 400;
    private static final long CLOSING_NS = TimeUnit.SECONDS.toNanos(10);
    private static final Logger LOG = LoggerFactory.getLogger(ScanMemory.class);

    private final Engine engine;
    private final Clock clock;
    private final PendingScans pending = new PendingScans();

    public ScanMemory(Engine engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    ZoneId zone() {
        return clock.getZone();
    }

    /** Counts one scan; tells how many of this code are not remembered by the engine yet, this one among them. */
    PendingScans.Count count(long codeId) {
        return pending.count(codeId, clock.millis());
    }

    /** Sends what was counted since the last time, unless that is still under way. */
    public void send() {
        pending.take().ifPresent(scans -> engine.submit(Submission.of(scans), outcome -> heard(scans, outcome)));
    }

    private void heard(CountScans scans, Outcome outcome) {
        if (outcome instanceof Outcome.Accepted) {
            pending.taken();
        } else if (outcome instanceof Outcome.Refused refused) {
            pending.taken();
            LOG.error("{} scans were refused: {} {}", scans.codes().length, refused.detail(), refused.faults());
        } else {
            pending.putBack();
        }
    }

    /** Sends what is left, while the engine takes it. */
    @Override
    public void close() {
        long deadline = System.nanoTime() + CLOSING_NS;
        while (!pending.isEmpty() && System.nanoTime() < deadline) {
            send();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        if (!pending.isEmpty()) {
            LOG.warn("the engine did not take the last public scans; their count is lost");
        }
    }
}
