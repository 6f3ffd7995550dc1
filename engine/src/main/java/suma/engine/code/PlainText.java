package suma.engine.code;

import java.util.ArrayList;
import java.util.List;

/** Reads texts that are a code and nothing else. */
final class PlainText {

    private final Entry[][] byLength;
    private final Scheme gtin;

    /** A scheme with codes of a length, after its optional prefix or without. */
    private record Entry(Scheme scheme, String prefix) {

        void read(byte[] text, int offset, int length, boolean digits, Reading out) {
            int skipped = prefix.length();
            if (WebUri.startsWith(prefix, text, offset, offset + length)
                    && scheme.shape().holds(text, offset + skipped, length - skipped, digits)) {
                out.add(scheme, text, offset + skipped, length - skipped);
            }
        }
    }

    PlainText(List<Scheme> schemes, Scheme gtin) {
        this.gtin = gtin;
        int longest = schemes.stream().mapToInt(s -> s.shape().maxLength() + s.optionalPrefix().length()).max().orElse(0);
        byLength = new Entry[longest + 1][];
        for (int length = 0; length <= longest; length++) {
            byLength[length] = ofLength(schemes, length);
        }
    }

    private static Entry[] ofLength(List<Scheme> schemes, int length) {
        List<Entry> entries = new ArrayList<>();
        for (Scheme scheme : schemes) {
            String prefix = scheme.optionalPrefix();
            if (scheme.shape().possible(length)) {
                entries.add(new Entry(scheme, ""));
            }
            if (!prefix.isEmpty() && scheme.shape().possible(length - prefix.length())) {
                entries.add(new Entry(scheme, prefix));
            }
        }
        return entries.toArray(Entry[]::new);
    }

    /** Adds every reading of a text whose bytes are of the given {@link ByteClass} kinds; whether there is one. */
    boolean read(byte[] text, int offset, int length, int kinds, Reading out) {
        boolean digits = kinds == ByteClass.DIGIT;
        if (length < byLength.length) {
            for (Entry entry : byLength[length]) {
                entry.read(text, offset, length, digits, out);
            }
        }
        if (digits) {
            TradeItemNumber.read(gtin, text, offset, length, out);
        }
        return out.candidates() > 0;
    }

    /** Adds the readings of one word of a longer text, by schemes whose codes are looked for there. */
    void readWord(byte[] text, int offset, int length, Reading out) {
        if (length >= byLength.length) {
            return;
        }
        for (Entry entry : byLength[length]) {
            if (entry.scheme().inText()) {
                entry.read(text, offset, length, false, out);
            }
        }
    }
}
