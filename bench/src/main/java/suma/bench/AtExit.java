package suma.bench;

import java.util.concurrent.ConcurrentLinkedDeque;

/** Something that must not outlive this program, even when somebody interrupts it. What was begun last is ended first. */
final class AtExit {
    private static final ConcurrentLinkedDeque<AtExit> OPEN = new ConcurrentLinkedDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(AtExit::endAll, "at-exit"));
    }

    private final Ending ending;

    /** Ends one thing; may fail. */
    @FunctionalInterface
    interface Ending {
        void end() throws Exception;
    }

    private AtExit(Ending ending) {
        this.ending = ending;
    }

    static AtExit run(Ending ending) {
        AtExit open = new AtExit(ending);
        OPEN.push(open);
        return open;
    }

    /** It has ended in order. */
    void done() {
        OPEN.remove(this);
    }

    private static void endAll() {
        for (AtExit open = OPEN.poll(); open != null; open = OPEN.poll()) {
            try {
                open.ending.end();
            } catch (Exception e) {
                System.err.println("at exit: " + e);
            }
        }
    }
}
