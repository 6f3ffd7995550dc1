package suma.loadgen;

/** How a run ended; {@code why} is empty where nothing is wrong. */
record RunEnd(boolean complete, String why) {
    /** It has not ended. */
    static final RunEnd GOES_ON = new RunEnd(false, "goes on");
    static final RunEnd COMPLETE = new RunEnd(true, "");
    static final RunEnd STOPPED = new RunEnd(false, "stopped before its end");

    static RunEnd lost(String why) {
        return new RunEnd(false, "the target is gone: " + why);
    }

    static RunEnd silent(long patienceNs) {
        return new RunEnd(false, "the target is silent: expected an answer within " + patienceNs / 1_000_000 + " ms, actual none");
    }
}
