package suma.loadgen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RespReplyTest {
    private final RespReply reader = new RespReply();

    private static byte[] bytes(String text) {
        return text.replace("|", "\r\n").getBytes(UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK|", "|", "$much|", "$99999999999|", "*x|", "$1x|a|", "?0|"})
    void refusesWhatIsNotTheProtocol(String text) {
        byte[] bytes = bytes(text);
        assertThrows(WireFault.class, () -> reader.read(bytes, 0, bytes.length));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"$5|hello|, FOUND, hello", "$0||, FOUND, ``", "$-1|, NONE, nothing", "*-1|, NONE, nothing", "_|, NONE, nothing",
        "+OK|, FOUND, OK", ":42|, FOUND, 42", "-ERR no code|, REFUSED, ERR no code", "!3|bad|, REFUSED, `3\r\nbad`",
        "*2|$1|a|$1|b|, FOUND, `2\r\n$1\r\na\r\n$1\r\nb`", "*2|*1|:1|$-1|, FOUND, `2\r\n*1\r\n:1\r\n$-1`", "*0|, FOUND, 0",
        "%1|+a|:1|, FOUND, `1\r\n+a\r\n:1`"})
    void readsAnswersHoweverTheyAreCut(String text, Reply.Kind kind, String told) throws WireFault {
        byte[] answer = bytes(text);
        byte[] twice = bytes(text + text);
        for (int to = 0; to <= twice.length; to++) {
            assertEquals(to >= answer.length, reader.read(twice, 0, to), "read " + to + " bytes");
        }
        assertEquals(answer.length, reader.end());
        assertTrue(reader.read(twice, reader.end(), twice.length));
        assertEquals(twice.length, reader.end());
        assertEquals(kind, reader.reply().kind());
        assertEquals(told, reader.reply().toString());
    }

    @Test
    void aLengthThatIsNotThereYetIsWaitedFor() throws WireFault {
        byte[] announced = bytes("$67000000|a");
        assertFalse(reader.read(announced, 0, announced.length));
    }
}
