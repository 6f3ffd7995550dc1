package suma.loadgen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpReplyTest {
    private static final byte[] TWO = ("HTTP/1.1 200 OK\r\ndate: now\r\nContent-Length: 17\r\n\r\n{\"sequence\":4242}"
            + "HTTP/1.1 404 Not Found\r\ncontent-length:2\r\n\r\n{}").getBytes(UTF_8);

    private final HttpReply reply = new HttpReply();

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n", "HTTP/1.1 OK\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\ncontent-length: much\r\n\r\n", "HTTP/1.1 200 OK\r\ncontent-length: 99999999\r\n\r\n"})
    void refusesWhatItCannotRead(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        assertThrows(WireFault.class, () -> reply.read(bytes, 0, bytes.length));
    }

    @Test
    void refusesAHeadWithoutEnd() {
        assertThrows(WireFault.class, () -> reply.read(new byte[1 << 17], 0, 1 << 17));
    }

    @Test
    void readsAnswersHoweverTheyAreCut() throws WireFault {
        int first = TWO.length - "HTTP/1.1 404 Not Found\r\ncontent-length:2\r\n\r\n{}".length();
        for (int to = 0; to < first; to++) {
            assertFalse(reply.read(TWO, 0, to), "read " + to + " bytes");
        }
        for (int to = first; to <= TWO.length; to++) {
            assertTrue(reply.read(TWO, 0, to));
            assertEquals(first, reply.end());
            assertEquals(4242, reply.reply().numberBehind("\"sequence\":".getBytes(UTF_8)));
            assertEquals(to == TWO.length, reply.read(TWO, first, to));
        }
        assertEquals(404, reply.reply().status());
        assertEquals("status 404 {}", reply.reply().toString());
        assertEquals(TWO.length, reply.end());
    }

    @Test
    void findsTextsOnlyInTheBody() throws WireFault {
        assertTrue(reply.read(TWO, 0, TWO.length));
        assertTrue(reply.reply().says("}".getBytes(UTF_8)));
        assertFalse(reply.reply().says("OK".getBytes(UTF_8)));
        assertFalse(reply.reply().says("}H".getBytes(UTF_8)));
        assertEquals(-1, reply.reply().numberBehind("4242".getBytes(UTF_8)));
    }
}
