package suma.loadgen;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a run that is interrupted still report what it has. */
final class StopHook {
    private static final int REPORT_SECONDS = 10;

    private final CountDownLatch reported = new CountDownLatch(1);
    private volatile Runnable stop = () -> { };
    private volatile boolean pulled;

    private StopHook() {
    }

    static StopHook install() {
        StopHook hook = new StopHook();
        Runtime.getRuntime().addShutdownHook(new Thread(hook::interrupted, "loadgen-stop"));
        return hook;
    }

    void stops(LoadLoop loop) {
        stop = loop::stop;
        if (pulled) {
            loop.stop();
        }
    }

    /** Whether somebody wants an end. */
    boolean pulled() {
        return pulled;
    }

    void reported() {
        reported.countDown();
    }

    private void interrupted() {
        pulled = true;
        stop.run();
        try {
            reported.await(REPORT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
