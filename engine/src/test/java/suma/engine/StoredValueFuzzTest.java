package suma.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Any bytes in the place of any key, value or record of a folder: taken, or said to be corrupt. The first byte chooses the decoder. */
class StoredValueFuzzTest {
    private static final List<Consumer<byte[]>> DECODERS = List.copyOf(MalformedBytesTest.decoders().values());

    @FuzzTest
    void decode(byte[] input) {
        if (input.length == 0) {
            return;
        }
        Consumer<byte[]> decoder = DECODERS.get((input[0] & 0xff) % DECODERS.size());
        try {
            decoder.accept(Arrays.copyOfRange(input, 1, input.length));
        } catch (CorruptionException corrupt) {
            assertFalse(corrupt.getMessage().isEmpty());
        }
    }
}
