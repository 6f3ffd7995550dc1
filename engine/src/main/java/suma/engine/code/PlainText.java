package suma.engine.code;

import java.util.ArrayList;
import java.util.List;

/** Reads texts that are a code and nothing else. */
final class PlainText {

    private static final String GTIN = "gs1-gtin";

    private final Entry[][] byLength;

    /** One way to read a text of some length. */
    private interface Entry {

        void read(byte[] text, int offset, int length, boolean digits, Reading out);

        boolean inText();
    }

    /** Codes of a scheme, after its optional prefix or without. */
    private record SchemeEntry(Scheme scheme, String prefix) implements Entry {

        @Override
        public void read(byte[] text, int offset, int length, boolean digits, Reading out) {
            int skipped = prefix.length();
            if ((skipped == 0 || WebUri.startsWith(prefix, text, offset, offset + length))
                    && scheme.shape().holds(text, offset + skipped, length - skipped, digits)) {
                out.add(scheme, text, offset + skipped, length - skipped);
            }
        }

        @Override
        public boolean inText() {
            return scheme.inText();
        }
    }

    /** A GTIN without its application identifier. */
    private record BareGtinEntry(Scheme scheme) implements Entry {

        @Override
        public void read(byte[] text, int offset, int length, boolean digits, Reading out) {
            if (digits) {
                TradeItemNumber.read(scheme, text, offset, length, out);
            }
        }

        @Override
        public boolean inText() {
            return false;
        }
    }

    PlainText(List<Scheme> schemes) {
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
                entries.add(new SchemeEntry(scheme, ""));
            }
            if (!prefix.isEmpty() && scheme.shape().possible(length - prefix.length())) {
                entries.add(new SchemeEntry(scheme, prefix));
            }
            if (scheme.name().equals(GTIN) && TradeItemNumber.possible(length)) {
                entries.add(new BareGtinEntry(scheme));
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
        return out.candidates() > 0;
    }

    /** Adds the readings of one word of a longer text, by schemes whose codes are looked for there. */
    void readWord(byte[] text, int offset, int length, Reading out) {
        if (length >= byLength.length) {
            return;
        }
        for (Entry entry : byLength[length]) {
            if (entry.inText()) {
                entry.read(text, offset, length, false, out);
            }
        }
    }
}
