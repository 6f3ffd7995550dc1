package suma.engine.cipher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** A warm cipher allocates nothing, whether for one string or for many. */
class Ff1AllocationTest {
    private static final int STRINGS = Ff1.RUN + 1;
    private static final int WARM_UP = 20_000;
    private static final int MEASURED = 1_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Ff1Key key = new Ff1Key(new byte[16]);
    private final Ff1 ff1 = new Ff1(key);
    private final Ff1Domain narrow = key.domain(10, 12, new byte[7]);
    private final Ff1Domain wide = key.domain(10, 21, new byte[7]);
    private final Ff1Domain[] mixed = {narrow, wide};
    private final long[] left = new long[STRINGS];
    private final long[] right = new long[STRINGS];

    @Test
    void noBytesAString() {
        repeat(WARM_UP);
        long before = threads.getCurrentThreadAllocatedBytes();
        repeat(MEASURED);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertEquals(0, allocated / MEASURED, "allocated=" + allocated);
    }

    private void repeat(int times) {
        for (int k = 0; k < times; k++) {
            ff1.encryptRun(narrow, k, left, right, 1);
            ff1.decrypt(narrow, left, right, 1);
            ff1.encryptRun(wide, k, left, right, 1);
            ff1.encryptRun(narrow, k, left, right, k % 100 == 0 ? STRINGS : 2);
            ff1.decrypt(narrow, left, right, 1);
            ff1.decrypt(mixed, left, right, 2);
        }
    }
}
