package suma.loadgen;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a run that is interrupted still report what it has. */
final class StopHook {
    private static final int REPORT_SECONDS = 10;

    private final CountDownLatch reported = new CountDownLatch(1);
    private volatile Runnable stop = () -> { };

    private StopHook() {
    }

    static StopHook install() {
        StopHook hook = new StopHook();
        Runtime.getRuntime().addShutdownHook(new Thread(hook::interrupted, "loadgen-stop"));
        return hook;
    }

    void stops(OpenLoop loop) {
        stop = loop::stop;
    }

    void reported() {
        reported.countDown();
    }

    private void interrupted() {
        stop.run();
        try {
            reported.await(REPORT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
