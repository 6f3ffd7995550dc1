package suma.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds the writer at one place of the commit path, or breaks it there. */
final class Gate implements FaultPoints {
    private static final long MOST_WAIT_SECONDS = 30;

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);
    private volatile Place held;
    private volatile Place broken;

    /** From now on the writer stops at {@code place} until {@link #open()}. */
    Gate hold(Place place) {
        held = place;
        return this;
    }

    /** From now on the writer breaks at {@code place}, after having been held there if it is to be held too. */
    Gate breakAt(Place place) {
        broken = place;
        return this;
    }

    @Override
    public void reached(Place place) {
        if (place == held) {
            reached.countDown();
            await(opened);
            held = null;
        }
        if (place == broken) {
            broken = null;
            throw new IllegalStateException("broken at " + place);
        }
    }

    void awaitReached() {
        await(reached);
    }

    void open() {
        opened.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(MOST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody came within " + MOST_WAIT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
