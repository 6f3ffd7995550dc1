package suma.resolver.resp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import suma.resolver.resp.RespDecoder.Step;

/** Commands taken out of bytes, whole and in pieces. In texts, {@code ~} stands for CRLF and {@code ^} for a lone LF. */
class RespDecoderTest {
    private static final int COMMAND_BYTES = 1 << 20;

    private final List<String> read = new ArrayList<>();
    private String problem = "";

    private static byte[] bytes(String text) {
        return text.replace("~", "\r\n").replace("^", "\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Feeds pieces as a connection does: what was not consumed stands before what comes next. */
    private RespDecoder feed(byte[] all, int... cuts) {
        RespDecoder decoder = new RespDecoder(COMMAND_BYTES);
        decoder.known(true);
        byte[] held = {};
        int from = 0;
        for (int i = 0; i <= cuts.length && problem.isEmpty(); i++) {
            int to = i < cuts.length ? cuts[i] : all.length;
            byte[] bytes = Arrays.copyOf(held, held.length + to - from);
            System.arraycopy(all, from, bytes, held.length, to - from);
            decoder.over(bytes, 0, bytes.length);
            drain(decoder);
            held = Arrays.copyOfRange(bytes, decoder.consumed(), bytes.length);
            from = to;
        }
        return decoder;
    }

    private void drain(RespDecoder decoder) {
        Step step = decoder.next();
        for (; step == Step.COMMAND; step = decoder.next()) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < decoder.command().count(); i++) {
                texts.add(new String(decoder.command().bytes(), decoder.command().start(i), decoder.command().length(i), StandardCharsets.ISO_8859_1));
            }
            read.add(String.join("|", texts));
        }
        if (step == Step.MALFORMED) {
            problem = decoder.problem();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            *x~ ; invalid multibulk length
            *~ ; invalid multibulk length
            *1^ ; invalid multibulk length
            *1 ~ ; invalid multibulk length
            *+1~ ; invalid multibulk length
            *10017~ ; invalid multibulk length
            *99999999999999~ ; invalid multibulk length
            *99999999999999999999 ; too big mbulk count string
            *1~PING~ ; expected '$', got 'P'
            *1~*1~ ; expected '$', got '*'
            *2~$3~GET~:1~ ; expected '$', got ':'
            *1~~ ; expected '$', got '\\x0d'
            *1~$-1~ ; invalid bulk length
            *1~$x~ ; invalid bulk length
            *1~$~ ; invalid bulk length
            *1~$65537~ ; invalid bulk length
            *1~$4294967300~ ; invalid bulk length
            *1~$99999999999999999999 ; too big bulk count string
            *1~$4~PING~*1~$4~PINGxx ; expected CRLF behind an argument
            *1~$4~PING^^ ; expected CRLF behind an argument
            GET "x~ ; unbalanced quotes in request
            GET 'x~ ; unbalanced quotes in request
            GET "x"y~ ; unbalanced quotes in request
            """)
    void malformedInputIsNamedWhereverItIsCut(String text, String expected) {
        byte[] all = bytes(text);
        for (int cut = 0; cut <= all.length; cut++) {
            problem = "";
            RespDecoder decoder = feed(all, cut);
            assertEquals(expected, problem, "cut at " + cut);
            assertEquals(Step.MALFORMED, decoder.next(), "stays malformed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*3~$4~MGET~$1~a~$0~~", "*1~$4~PING~*2~$3~GET~$2~xy~PING~*0~*-1~GET x~", "  GET   'it\\'s' \"\\x41\\n\\\"\\\\\"  ~~^PING^",
        "*2~$3~GET~$8~a~b~cd~", "SET \"\" ''~"})
    void piecesGiveWhatTheWholeGives(String text) {
        byte[] all = bytes(text);
        feed(all);
        assertEquals("", problem);
        List<String> whole = List.copyOf(read);
        assertTrue(!whole.isEmpty());
        for (int first = 0; first <= all.length; first++) {
            for (int second = first; second <= all.length; second++) {
                read.clear();
                RespDecoder decoder = feed(all, first, second);
                assertEquals(whole, read, "cut at " + first + " and " + second + " " + problem);
                assertEquals(false, decoder.inCommand());
            }
        }
    }

    @Test
    void inlineArgumentsAreSplitAsRedisSplitsThem() {
        feed(bytes("  GET   'it\\'s' \"\\x41\\n\\\"\\\\\"  ~~^PING^"));
        assertEquals(List.of("GET|it's|A\n\"\\", "PING"), read);
    }

    @Test
    void whoHasShownNoKeySendsLittle() {
        for (String text : List.of("*11~", "*2~$4~AUTH~$16385~")) {
            RespDecoder decoder = new RespDecoder(COMMAND_BYTES);
            byte[] all = bytes(text);
            decoder.over(all, 0, all.length);
            assertEquals(Step.MALFORMED, decoder.next());
            assertTrue(decoder.problem().startsWith("unauthenticated"), decoder.problem());
        }
    }

    @Test
    void commandsHaveALongestLength() {
        RespDecoder decoder = new RespDecoder(1000);
        decoder.known(true);
        byte[] all = bytes("*3~$3~GET~$500~" + "x".repeat(500) + "~$500~");
        decoder.over(all, 0, all.length);
        assertEquals(Step.MALFORMED, decoder.next());
        assertEquals("command of more than 1000 bytes", decoder.problem());
    }

    @Test
    void aCommandGivenAgainIsTheSame() {
        byte[] all = bytes("PING~*2~$3~GET~$1~x~");
        RespDecoder decoder = new RespDecoder(COMMAND_BYTES);
        decoder.over(all, 0, all.length);
        decoder.next();
        assertEquals(Step.COMMAND, decoder.next());
        decoder.again();
        byte[] held = Arrays.copyOfRange(all, decoder.consumed(), all.length);
        decoder.over(held, 0, held.length);
        drain(decoder);
        assertEquals(List.of("GET|x"), read);
        assertEquals(held.length, decoder.consumed());
    }

    @Test
    void anyBytesInAnyPiecesEndInCommandsOrAProblem() {
        long seed = 41;
        Random random = new Random(seed);
        for (int round = 0; round < 3000; round++) {
            byte[] all = bytes("*2~$3~GET~$5~12345~PING~*1~$4~QUIT~");
            for (int i = random.nextInt(4); i >= 0; i--) {
                all[random.nextInt(all.length)] = (byte) random.nextInt(256);
            }
            int cut = random.nextInt(all.length);
            read.clear();
            problem = "";
            feed(all, cut, Math.min(all.length, cut + 1 + random.nextInt(5)));
            List<String> inPieces = List.copyOf(read);
            String problemInPieces = problem;
            read.clear();
            problem = "";
            feed(all);
            assertEquals(read + problem, inPieces + problemInPieces, "seed " + seed + " round " + round);
        }
    }
}
