package suma.loadgen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;
import suma.loadgen.Recorder.Second;

/**
 * What a run gave.
 *
 * @param untilNs    when sending ended: the schedule's end, or before it where the run was cut short
 * @param reasons    what went wrong, and how often
 * @param sentLateNs how late the load generator itself was, where the target did not hold it back
 */
record Outcome(Schedule schedule, RunEnd end, long untilNs, Map<Operation, Figures> figures, List<Second> seconds,
               Map<String, Long> reasons, Histogram sentLateNs, Margin margin) {
    /** The share of what was due that must be answered when the schedule ends, but for what is just on its way. */
    private static final double KEPT = 0.99;
    private static final double ON_ITS_WAY_SECONDS = 0.1;

    /**
     * What latencies do not show.
     *
     * @param answered     good answers that came while the run was measured, whenever their calls were due
     * @param doneInTime   measured calls that were answered before the schedule ended
     * @param warmupFailed calls of the warm-up that went wrong
     */
    record Margin(long answered, long doneInTime, long warmupFailed) {
    }

    /** All kinds together. Offered is what was due, sent or not. */
    Figures total() {
        Figures total = new Figures();
        figures.values().forEach(total::add);
        return schedule instanceof OpenSchedule open ? total.offering(open.measuredDueBy(untilNs)) : total;
    }

    /** What the target answers, be it what was asked of it or not. */
    double perSecond() {
        double seconds = (untilNs - schedule.measuredFromNs()) / 1e9;
        return seconds <= 0 ? 0 : margin.answered / seconds;
    }

    boolean keptRate() {
        if (schedule instanceof OpenSchedule open) {
            double expected = KEPT * open.measuredDueBy(untilNs) - ON_ITS_WAY_SECONDS * open.perSecond();
            return margin.doneInTime + total().failedCount() >= expected;
        }
        return true;
    }

    /** The target is gone or answers wrongly, which no other rate would mend. */
    boolean wronged() {
        return !end.complete() || total().failedCount() + margin.warmupFailed > 0;
    }

    boolean good() {
        return problems().isEmpty();
    }

    /** Why the figures are not what was asked for. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!end.complete()) {
            problems.add(end.why() + (unanswered() > 0 ? "; " + unanswered() + " calls that were due have no answer" : ""));
        }
        if (!keptRate()) {
            problems.add(rateNotKept(schedule.promised().orElse(0)));
        }
        if (total().failedCount() + margin.warmupFailed > 0) {
            problems.add(total().failedCount() + " calls failed, and " + margin.warmupFailed + " of the warm-up");
        }
        if (total().doneCount() == 0) {
            problems.add("nothing was measured");
        }
        return problems;
    }

    /** A target that catches up answers more than is asked of it, and late all the same. */
    private String rateNotKept(double promised) {
        return perSecond() < KEPT * promised
                ? String.format(Locale.ROOT, "the rate was not kept: expected %.0f/s actual %.0f/s", promised, perSecond())
                : "the rate was not kept: expected " + total().offeredCount() + " calls to be answered by the end actual " + margin.doneInTime;
    }

    private long unanswered() {
        Figures total = total();
        return total.offeredCount() - total.doneCount() - total.failedCount();
    }

    /** A percentile of how late the load generator itself was, in microseconds; 100 for the most. */
    double sentLateMicros(double percentile) {
        return sentLateNs.getValueAtPercentile(percentile) / 1e3;
    }

    /** How good the clock of a run was, in a line; empty where calls were due at no set time. */
    String timingError() {
        return schedule.promised().isEmpty() || sentLateNs.getTotalCount() == 0 ? "" : String.format(Locale.ROOT,
                "sent late by p50 %.1f us, p99 %.1f us, max %.1f us, where the target did not hold back", sentLateMicros(50), sentLateMicros(99),
                sentLateMicros(100));
    }
}
