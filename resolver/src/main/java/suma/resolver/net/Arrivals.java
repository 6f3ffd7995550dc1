package suma.resolver.net;

import io.netty.channel.EventLoop;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.agrona.concurrent.ManyToOneConcurrentLinkedQueue;

/** How other threads hand work to an event loop: many hand-overs share one task of the loop. */
public final class Arrivals {
    private final EventLoop loop;
    private final ManyToOneConcurrentLinkedQueue<Runnable> arrived = new ManyToOneConcurrentLinkedQueue<>();
    private final AtomicBoolean drainScheduled = new AtomicBoolean();
    private final Runnable drain = this::drain;

    public Arrivals(EventLoop loop) {
        this.loop = loop;
    }

    /** Any thread may call. */
    public void add(Runnable work) {
        arrived.offer(work);
        wake();
    }

    private void wake() {
        if (!drainScheduled.get() && drainScheduled.compareAndSet(false, true)) {
            schedule();
        }
    }

    private void schedule() {
        try {
            loop.execute(drain);
        } catch (RejectedExecutionException stopped) {
            arrived.clear();
        }
    }

    private void drain() {
        drainScheduled.set(false);
        try {
            for (Runnable work = arrived.poll(); work != null; work = arrived.poll()) {
                work.run();
            }
        } finally {
            if (!arrived.isEmpty()) {
                wake();
            }
        }
    }
}
