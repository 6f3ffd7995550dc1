package suma.resolver.resp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The name and the arguments of one command, as places in the bytes they came in. Reusable, not thread-safe. */
final class Arguments {
    private static final int USUAL_COUNT = 4;
    /** Room that is kept from command to command. */
    private static final int MOST_KEPT = 256;

    private byte[] bytes = {};
    /** Where the command begins: places are counted from here, so that they outlast a move of the bytes. */
    private int base;
    private int[] place = new int[USUAL_COUNT];
    private int[] length = new int[USUAL_COUNT];
    private int count;

    void clear() {
        count = 0;
        if (place.length > MOST_KEPT) {
            place = new int[USUAL_COUNT];
            length = new int[USUAL_COUNT];
        }
    }

    void over(byte[] buffer, int commandStart) {
        bytes = buffer;
        base = commandStart;
    }

    void add(int from, int bytesLong) {
        if (count == place.length) {
            place = Arrays.copyOf(place, count * 2);
            length = Arrays.copyOf(length, count * 2);
        }
        place[count] = from;
        length[count++] = bytesLong;
    }

    /** The name counts. */
    int count() {
        return count;
    }

    byte[] bytes() {
        return bytes;
    }

    int start(int i) {
        return base + place[i];
    }

    int length(int i) {
        return length[i];
    }

    String text(int i) {
        return new String(bytes, start(i), length[i], StandardCharsets.UTF_8);
    }

    /** True when argument {@code i} is this word in any case; {@code word} is of upper-case letters and hyphens. */
    boolean is(int i, String word) {
        if (length[i] != word.length()) {
            return false;
        }
        for (int at = 0; at < word.length(); at++) {
            if (upper(bytes[start(i) + at]) != word.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    static int upper(byte b) {
        return b >= 'a' && b <= 'z' ? b - ('a' - 'A') : b;
    }
}
