package suma.loadgen;

import java.util.OptionalDouble;

/** When calls are due. Those of the warm-up are sent and checked like all others, and not measured. Times are of the loop's clock. */
sealed interface Schedule permits OpenSchedule, ClosedSchedule {
    long startNs();

    long warmupNs();

    long measuredNs();

    /** Calls that may be sent strictly before a time. */
    long dueBy(long nowNs);

    /** When a call that is sent now was due. */
    long dueNs(long number, long nowNs);

    /** When a call that is not due yet will be sent. */
    long sendNs(long number, long nowNs);

    /** Whether nothing need be done until then, so that the processor may be left to others. */
    default boolean rests() {
        return false;
    }

    /** Whether all was sent. */
    boolean isOver(long sent, long nowNs);

    /** The rate that a run must keep, where there is one. */
    OptionalDouble promised();

    default long measuredFromNs() {
        return startNs() + warmupNs();
    }

    default long endNs() {
        return measuredFromNs() + measuredNs();
    }

    default boolean measures(long dueNs) {
        return dueNs >= measuredFromNs();
    }
}
