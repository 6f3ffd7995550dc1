package suma.engine.code;

import java.util.ArrayList;
import java.util.List;

/** Reads texts that are a code and nothing else. */
final class PlainText {

    private final Scheme[][] byLength;

    PlainText(List<Scheme> schemes) {
        int longest = schemes.stream().mapToInt(s -> s.shape().maxLength()).max().orElse(0);
        byLength = new Scheme[longest + 1][];
        for (int length = 0; length <= longest; length++) {
            byLength[length] = ofLength(schemes, length);
        }
    }

    private static Scheme[] ofLength(List<Scheme> schemes, int length) {
        List<Scheme> possible = new ArrayList<>();
        for (Scheme scheme : schemes) {
            if (length >= scheme.shape().minLength() && length <= scheme.shape().maxLength()) {
                possible.add(scheme);
            }
        }
        return possible.toArray(Scheme[]::new);
    }

    void read(byte[] text, int offset, int length, Reading out) {
        if (length >= byLength.length) {
            return;
        }
        for (Scheme scheme : byLength[length]) {
            if (scheme.shape().holds(text, offset, length)) {
                out.add(scheme, text, offset, length);
            }
        }
    }
}
