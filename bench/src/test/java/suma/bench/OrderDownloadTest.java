package suma.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A download is judged the same however its bytes are cut. */
class OrderDownloadTest {
    private static final int CODES = 10;
    private static final int SAMPLES = 3;

    private final byte[] text = codes();

    private static byte[] codes() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < CODES; i++) {
            lines.append(code(i)).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String code(long number) {
        return String.format("%020d", 8_100_001_000_000_000_000L + number);
    }

    private OrderDownload receive(int length, int partBytes) {
        OrderDownload download = new OrderDownload(CODES, SAMPLES);
        for (int at = 0; at < length; at += partBytes) {
            download.accept(text, at, Math.min(partBytes, length - at));
        }
        return download;
    }

    @Test
    void refusesWhatIsCutShort() {
        for (int length = 0; length < text.length; length++) {
            OrderDownload download = receive(length, text.length);
            assertThrows(IllegalStateException.class, () -> download.verify(CODES), "after " + length + " bytes");
        }
    }

    @Test
    void refusesALineThatIsTooLong() {
        text[2 * (OrderDownload.CODE_BYTES + 1) - 1] = '7';
        for (int partBytes = 1; partBytes <= text.length; partBytes++) {
            OrderDownload download = receive(text.length, partBytes);
            assertThrows(IllegalStateException.class, () -> download.verify(CODES), "in parts of " + partBytes);
        }
    }

    @Test
    void keepsTheSameCodesHoweverTheyArrive() {
        for (int partBytes = 1; partBytes <= text.length; partBytes++) {
            OrderDownload download = receive(text.length, partBytes);
            download.verify(CODES);
            for (int i = 0; i < download.samples(); i++) {
                assertEquals(code(download.place(i)), download.sample(i), "in parts of " + partBytes);
            }
        }
    }
}
