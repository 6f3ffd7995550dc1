package suma.bench;

/** Tells all who use one life of the server that its end was brought about, so that lost connections surprise nobody. */
final class KillLife {
    private volatile boolean ending;

    void end() {
        ending = true;
    }

    boolean ending() {
        return ending;
    }
}
