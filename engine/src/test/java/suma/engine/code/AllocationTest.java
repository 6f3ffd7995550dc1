package suma.engine.code;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AllocationTest {

    private static final int WARM_UP = 20_000;
    private static final int ROUNDS = 10_000;
    /** What the measuring itself may allocate. */
    private static final long ALLOWED_BYTES = 1_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private void assertAllocatesNothing(String what, Runnable step) {
        for (int i = 0; i < WARM_UP; i++) {
            step.run();
        }
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (int i = 0; i < ROUNDS; i++) {
            step.run();
        }
        long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertTrue(bytes <= ALLOWED_BYTES, () -> what + ": expected no allocation, actual " + bytes + " bytes in " + ROUNDS + " rounds");
    }

    @Test
    void readingAllocatesNothing() {
        Reading reading = new Reading();
        for (String text : List.of("81234567890123456789", "0112345678901231219999", "0112345678901231219AB-9", "123456789012345675",
                "\u001d01123456789012311725123110L1\u001d2199", "(01)12345678901231(21)9999", "6901234567892",
                "https://id.gs1.org/01/12345678901231/21/9999?17=251231", "urn:epc:id:sgtin:234567890.1123.9999",
                "51012730011459600004014011400000093", "６９０１２３４５６７８９２", "no code at all")) {
            byte[] bytes = text.getBytes(UTF_8);
            assertAllocatesNothing(text, () -> Schemes.standard().read(bytes, 0, bytes.length, reading));
        }
    }

    @Test
    void renderingAndExtractingAllocateNothing() throws FieldException {
        long[] left = new long[1];
        long[] right = new long[1];
        byte[] text = new byte[64];
        for (Map.Entry<String, Map<String, String>> scheme : Map.of("drug-20", Map.of("drugId", "8123456"),
                "gs1-sgtin", Map.of("gtin", "12345678901231", "serialAlphabet", "alphanumeric"),
                "tcm-35", Map.of("enterprise", "10127300114596")).entrySet()) {
            SpaceFormat space = Schemes.standard().named(scheme.getKey()).orElseThrow().space(scheme.getValue());
            assertAllocatesNothing(scheme.getKey(), () -> {
                space.render(12, 34, text, 0);
                space.extract(text, 0, space.textLength(), left, right, 0);
            });
        }
    }
}
