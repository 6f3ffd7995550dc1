package suma.loadgen;

/** What is asked of the target, call by call. */
@FunctionalInterface
interface Scenario {
    /** Decides on the next call. */
    void draw(Sent slot);

    /** Learns that a call was answered as it must be. */
    default void answered(Sent sent) { }

    /** Whether there is anything left to ask. */
    default boolean goesOn() {
        return true;
    }
}
