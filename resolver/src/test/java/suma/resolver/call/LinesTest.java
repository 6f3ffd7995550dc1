package suma.resolver.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
    private static final String TEXT = "one\n\r\ntwo and more\r\nthree is far too long for this\nfour\n\nlast";
    private static final List<String> CUT = List.of("1 one", "3 two and more", "4 too long", "5 four", "7 last");

    @Test
    void cutsAlikeWhereverTheNetworkCuts() {
        byte[] text = TEXT.getBytes(StandardCharsets.UTF_8);
        for (int first = 0; first <= text.length; first++) {
            for (int second = first; second <= text.length; second++) {
                assertEquals(CUT, cut(text, first, second), "cut at " + first + " and " + second);
            }
        }
    }

    @Test
    void holdsNoMoreThanTheLimitOfALineWithoutEnd() {
        Lines lines = new Lines(16);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            take(lines, Unpooled.copiedBuffer("xxxxxxxxxxxxxxxxxxxxxxx", StandardCharsets.UTF_8), found);
        }
        take(lines, Unpooled.copiedBuffer("\nshort\n", StandardCharsets.UTF_8), found);
        assertEquals(List.of("1 too long", "2 short"), found);
    }

    private static List<String> cut(byte[] text, int first, int second) {
        Lines lines = new Lines(16);
        List<String> found = new ArrayList<>();
        take(lines, Unpooled.wrappedBuffer(text, 0, first), found);
        take(lines, Unpooled.wrappedBuffer(text, first, second - first), found);
        take(lines, Unpooled.wrappedBuffer(text, second, text.length - second), found);
        while (lines.last()) {
            note(lines, found);
        }
        return found;
    }

    private static void take(Lines lines, ByteBuf part, List<String> found) {
        lines.add(part);
        while (lines.next()) {
            note(lines, found);
        }
    }

    private static void note(Lines lines, List<String> found) {
        if (!lines.blank()) {
            found.add(lines.number() + " " + (lines.tooLong() ? "too long" : new String(lines.copy(), StandardCharsets.UTF_8)));
        }
    }
}
