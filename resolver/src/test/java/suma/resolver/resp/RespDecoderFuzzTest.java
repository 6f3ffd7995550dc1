package suma.resolver.resp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Any bytes, cut anywhere: commands lie within what came, and the cut changes nothing. */
class RespDecoderFuzzTest {
    private static final int COMMAND_BYTES = 1 << 16;
    private static final int MOST_PIECES = 12;

    @FuzzTest
    void decode(byte[] input) {
        SplittableRandom random = new SplittableRandom(Arrays.hashCode(input));
        assertEquals(commands(input, 1, random), commands(input, 1 + random.nextInt(MOST_PIECES), random));
    }

    /** What is read where the bytes come in so many pieces. */
    private static String commands(byte[] input, int pieces, SplittableRandom random) {
        RespDecoder decoder = new RespDecoder(COMMAND_BYTES);
        decoder.known(true);
        StringBuilder read = new StringBuilder();
        byte[] held = {};
        int from = 0;
        for (int left = pieces; left > 0; left--) {
            int to = left == 1 ? input.length : from + random.nextInt(input.length - from + 1);
            byte[] bytes = Arrays.copyOf(held, held.length + to - from);
            System.arraycopy(input, from, bytes, held.length, to - from);
            decoder.over(bytes, 0, bytes.length);
            drain(decoder, bytes.length, read);
            held = Arrays.copyOfRange(bytes, decoder.consumed(), bytes.length);
            from = to;
        }
        return read + decoder.problem();
    }

    private static void drain(RespDecoder decoder, int end, StringBuilder read) {
        while (decoder.next() == RespDecoder.Step.COMMAND) {
            Arguments command = decoder.command();
            for (int i = 0; i < command.count(); i++) {
                assertTrue(command.start(i) >= 0 && command.start(i) + command.length(i) <= end);
                read.append(Arrays.hashCode(Arrays.copyOfRange(command.bytes(), command.start(i), command.start(i) + command.length(i)))).append(' ');
            }
            read.append('\n');
        }
    }
}
