package suma.resolver.recall;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one thread that counts what recalls cover: that takes too long for an event loop. It ends when it has nothing to do. */
final class ImpactThread {
    private static final int MOST_WAITING = 64;
    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor thread;

    ImpactThread() {
        thread = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), work -> {
            Thread made = new Thread(work, "suma-impact");
            made.setDaemon(true);
            return made;
        });
        thread.allowCoreThreadTimeOut(true);
    }

    /** False when too many wait already. */
    boolean offer(Runnable work) {
        try {
            thread.execute(work);
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }
}
