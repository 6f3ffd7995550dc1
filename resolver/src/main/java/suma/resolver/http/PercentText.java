package suma.resolver.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Percent-encoded text of a request target (RFC 3986, 2.1). */
final class PercentText {
    private PercentText() {
    }

    /** The bytes that a part of a target stands for. */
    static byte[] bytes(String target, int from, int to, boolean plusIsSpace) {
        byte[] bytes = new byte[to - from];
        int count = 0;
        for (int i = from; i < to; i++) {
            char c = target.charAt(i);
            if (c == '%') {
                bytes[count++] = (byte) escaped(target, i, to);
                i += 2;
            } else {
                bytes[count++] = (byte) (plusIsSpace && c == '+' ? ' ' : plain(c));
            }
        }
        return count == bytes.length ? bytes : Arrays.copyOf(bytes, count);
    }

    static String text(String target, int from, int to, boolean plusIsSpace) {
        byte[] bytes = bytes(target, from, to, plusIsSpace);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notUtf8) {
            throw Refusal.of(400, "expected percent-encoded UTF-8, actual " + target.substring(from, to));
        }
    }

    private static char plain(char c) {
        if (c > 0xff) {
            throw Refusal.of(400, "expected ASCII in the request target");
        }
        return c;
    }

    private static int escaped(String target, int at, int to) {
        int high = at + 2 < to ? Character.digit(target.charAt(at + 1), 16) : -1;
        int low = at + 2 < to ? Character.digit(target.charAt(at + 2), 16) : -1;
        if (high < 0 || low < 0) {
            throw Refusal.of(400, "expected two hexadecimal digits behind % at position " + at + " of the request target");
        }
        return high << 4 | low;
    }
}
