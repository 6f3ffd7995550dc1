package suma.bench;

/** Tells all who use one life of the server that its end was brought about, so that lost connections surprise nobody. */
final class KillLife {
    private final boolean endsByItself;
    private volatile boolean ending;

    /** @param endsByItself whether the server was told to die at a place of its own */
    KillLife(boolean endsByItself) {
        this.endsByItself = endsByItself;
    }

    void end() {
        ending = true;
    }

    /** The rig has ended it. */
    boolean ending() {
        return ending;
    }

    /** Whether a lost connection is no surprise. */
    boolean mayBeOver() {
        return ending || endsByItself;
    }
}
