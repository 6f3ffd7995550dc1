package suma.resolver.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What other threads hand over arrives, each once and in the order of its thread. */
class ArrivalsTest {
    private static final int PRODUCERS = 4;
    private static final int EACH = 100_000;
    private static final int PATIENCE_SECONDS = 60;

    @Test
    void nothingIsLeftWaiting() throws InterruptedException {
        EventLoop loop = new DefaultEventLoop();
        Arrivals arrivals = new Arrivals(loop);
        int[] next = new int[PRODUCERS];
        CountDownLatch all = new CountDownLatch(PRODUCERS * EACH);
        List<Thread> producers = new ArrayList<>();
        for (int i = 0; i < PRODUCERS; i++) {
            int producer = i;
            producers.add(new Thread(() -> produce(arrivals, next, producer, all)));
        }
        producers.forEach(Thread::start);
        assertTrue(all.await(PATIENCE_SECONDS, TimeUnit.SECONDS), all.getCount() + " were left waiting");
        loop.submit(() -> {
            for (int arrived : next) {
                assertEquals(EACH, arrived);
            }
        }).sync();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }

    private static void produce(Arrivals arrivals, int[] next, int producer, CountDownLatch all) {
        for (int i = 0; i < EACH; i++) {
            int number = i;
            arrivals.add(() -> {
                next[producer] = number == next[producer] ? number + 1 : Integer.MIN_VALUE;
                all.countDown();
            });
        }
    }
}
