package suma.engine.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;
import suma.engine.CorruptionException;

/** Any bytes as a frame of the log: corrupt, or records that are written and read again as the same. */
class LogFrameFuzzTest {

    @FuzzTest
    void walk(byte[] frame) {
        List<Record> records = new ArrayList<>();
        try {
            LogFrameReader reader = new LogFrameReader(1, frame);
            while (reader.next()) {
                reader.isTrade();
                records.add(reader.read());
            }
        } catch (CorruptionException corrupt) {
            return;
        }
        writtenAndReadAgain(records);
    }

    private static void writtenAndReadAgain(List<Record> records) {
        byte[] written = written(records);
        List<Record> again = new ArrayList<>();
        assertEquals(1 + records.size(), LogFrameLayout.read(1, written, HashChain.empty(), again::add));
        assertArrayEquals(written, written(again));
    }

    private static byte[] written(List<Record> records) {
        LogFrameLayout.Writer writer = new LogFrameLayout.Writer(HashChain.empty());
        records.forEach(writer::add);
        return writer.take();
    }
}
