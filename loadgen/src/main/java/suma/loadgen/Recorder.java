package suma.loadgen;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** Collects what a run gives: figures of the measured calls, a line a second, and what went wrong. */
final class Recorder {
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_REASONS = 10;
    private static final String OTHERS = "others";
    private static final Function<Operation, Figures> NEW_FIGURES = operation -> new Figures();

    private final Schedule schedule;
    private final Consumer<Second> progress;
    private final Map<Operation, Figures> figures = new EnumMap<>(Operation.class);
    private final List<Second> seconds = new ArrayList<>();
    private final Map<String, Long> reasons = new LinkedHashMap<>();
    private final Histogram sentLateNs = new Histogram(Figures.LONGEST_NS, 2);
    private long secondDone;
    private long secondFailed;
    private long secondMaxNs;
    private long doneInTime;
    private long answered;
    private long warmupFailed;
    private long endNs;

    /** What happened in one second of the run, the warm-up's seconds included. Only the last may be less than whole. */
    record Second(long number, boolean warmup, boolean whole, long done, long failed, long underWay, long maxNs) {
    }

    Recorder(Schedule schedule, Consumer<Second> progress) {
        this.schedule = schedule;
        this.progress = progress;
        endNs = schedule.startNs();
    }

    void sent(Sent sent) {
        if (schedule.measures(sent.dueNs())) {
            of(sent).offered();
        }
    }

    /** Calls that were sent as soon as the load generator could, so that what they are late by is its own fault. */
    void sentLate(long dueNs, long atNs) {
        if (schedule.measures(dueNs)) {
            sentLateNs.recordValue(Math.min(Math.max(0, atNs - dueNs), Figures.LONGEST_NS));
        }
    }

    void good(Sent sent, long nowNs) {
        long latencyNs = nowNs - sent.dueNs();
        secondDone++;
        secondMaxNs = Math.max(secondMaxNs, latencyNs);
        answered += schedule.measures(nowNs) && nowNs <= schedule.endNs() ? 1 : 0;
        if (schedule.measures(sent.dueNs())) {
            of(sent).done(latencyNs);
            doneInTime += nowNs <= schedule.endNs() ? 1 : 0;
        }
    }

    void bad(Sent sent, String reason) {
        secondFailed++;
        reasons.merge(reasons.containsKey(reason) || reasons.size() < MOST_REASONS ? reason : OTHERS, 1L, Long::sum);
        if (schedule.measures(sent.dueNs())) {
            of(sent).failed();
        } else {
            warmupFailed++;
        }
    }

    private Figures of(Sent sent) {
        return figures.computeIfAbsent(sent.call().operation(), NEW_FIGURES);
    }

    /** Ends the second that is over; called often. */
    void tick(long nowNs, long underWay) {
        if (nowNs - schedule.startNs() >= (seconds.size() + 1) * SECOND_NS) {
            endSecond(underWay, true);
        }
    }

    private void endSecond(long underWay, boolean whole) {
        long number = seconds.size();
        boolean warmup = number * SECOND_NS < schedule.warmupNs();
        Second second = new Second(number, warmup, whole, secondDone, secondFailed, underWay, secondMaxNs);
        seconds.add(second);
        progress.accept(second);
        secondDone = 0;
        secondFailed = 0;
        secondMaxNs = 0;
    }

    /** The run is over, and with it the second that was begun. */
    void ended(long nowNs, long underWay) {
        endNs = nowNs;
        if (secondDone + secondFailed > 0) {
            endSecond(underWay, false);
        }
    }

    Outcome outcome(RunEnd end) {
        return new Outcome(schedule, end, Math.min(endNs, schedule.endNs()), figures, seconds, reasons, sentLateNs,
                new Outcome.Margin(answered, doneInTime, warmupFailed));
    }
}
