package suma.resolver.resp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

/** Any bytes, cut anywhere: commands lie within what came, and the cut changes nothing. */
class RespDecoderFuzzTest {
    private static final int COMMAND_BYTES = 1 << 16;

    @FuzzTest
    void decode(byte[] input) {
        if (input.length > 0) {
            int cut = (input[0] & 0xff) % input.length;
            assertEquals(commands(input, input.length), commands(input, cut));
        }
    }

    private static String commands(byte[] input, int cut) {
        RespDecoder decoder = new RespDecoder(COMMAND_BYTES);
        decoder.known(true);
        StringBuilder read = new StringBuilder();
        byte[] first = Arrays.copyOf(input, cut);
        decoder.over(first, 0, cut);
        drain(decoder, cut, read);
        byte[] rest = Arrays.copyOf(Arrays.copyOfRange(first, decoder.consumed(), cut), input.length - decoder.consumed());
        System.arraycopy(input, cut, rest, cut - decoder.consumed(), input.length - cut);
        decoder.over(rest, 0, rest.length);
        drain(decoder, rest.length, read);
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
