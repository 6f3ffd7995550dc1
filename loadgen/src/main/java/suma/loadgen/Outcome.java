package suma.loadgen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import suma.loadgen.Recorder.Second;

/**
 * What a run gave.
 *
 * @param untilNs      when sending ended: the schedule's end, or before it where the run was cut short
 * @param reasons      what went wrong, and how often
 * @param doneInTime   measured calls that were answered before the schedule ended
 * @param warmupFailed calls of the warm-up that went wrong
 */
record Outcome(Schedule schedule, RunEnd end, long untilNs, Map<Operation, Figures> figures, List<Second> seconds,
               Map<String, Long> reasons, long doneInTime, long warmupFailed) {
    /** The share of what was due that must be answered when the schedule ends, but for what is just on its way. */
    private static final double KEPT = 0.99;
    private static final double ON_ITS_WAY_SECONDS = 0.1;

    /** All kinds together. Offered is what was due, sent or not. */
    Figures total() {
        Figures total = new Figures();
        figures.values().forEach(total::add);
        return total.offering(schedule.measuredDueBy(untilNs));
    }

    double perSecond() {
        double seconds = (untilNs - schedule.measuredFromNs()) / 1e9;
        return seconds <= 0 ? 0 : doneInTime / seconds;
    }

    boolean keptRate() {
        double expected = KEPT * schedule.measuredDueBy(untilNs) - ON_ITS_WAY_SECONDS * schedule.perSecond();
        return doneInTime + total().failedCount() >= expected;
    }

    boolean good() {
        return problems().isEmpty();
    }

    /** Why the figures are not what was asked for. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!end.complete()) {
            problems.add(end.why());
        }
        if (!keptRate()) {
            problems.add(String.format(Locale.ROOT, "the rate was not kept: expected %.0f/s actual %.0f/s", schedule.perSecond(),
                    perSecond()));
        }
        if (total().failedCount() + warmupFailed > 0) {
            problems.add(total().failedCount() + " calls failed, and " + warmupFailed + " of the warm-up");
        }
        if (total().doneCount() == 0) {
            problems.add("nothing was measured");
        }
        return problems;
    }
}
