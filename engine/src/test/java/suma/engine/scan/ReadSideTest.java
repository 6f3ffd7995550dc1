package suma.engine.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import suma.engine.EngineException;

/** Files are closed when no reader is in them, and none comes in behind that. */
class ReadSideTest {
    private static final int ROUNDS = 200;
    private static final int READERS = 4;

    private volatile boolean closed;
    private final AtomicInteger readClosedFiles = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void nobodyReadsClosedFiles() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            closed = false;
            ReadSide side = new ReadSide(null, null, null, null, null, null);
            List<Thread> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                readers.add(new Thread(() -> assertThrows(EngineException.class, () -> readOn(side))));
            }
            int before = reads.get();
            readers.forEach(Thread::start);
            while (reads.get() - before < READERS) {
                Thread.onSpinWait();
            }
            assertTrue(side.awaitReaders(), "readers that come and go held up the closing");
            closed = true;
            for (Thread reader : readers) {
                reader.join();
            }
        }
        assertEquals(0, readClosedFiles.get());
    }

    /** Until it is refused. */
    private void readOn(ReadSide side) {
        while (true) {
            side.inside(() -> {
                readClosedFiles.addAndGet(closed ? 1 : 0);
                return reads.incrementAndGet();
            });
        }
    }
}
