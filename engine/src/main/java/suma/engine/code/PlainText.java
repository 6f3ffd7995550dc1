package suma.engine.code;

import java.util.ArrayList;
import java.util.List;

/** Reads texts that are a code and nothing else. */
final class PlainText {

    private static final String GTIN = "gs1-gtin";
    private static final int PAIRS = 100;
    /** Stands for all starts that are not two digits. */
    private static final int OTHER_START = PAIRS;
    private static final Entry[] NO_ENTRIES = {};

    /** By length, and by the number that the first two digits make. */
    private final Entry[][][] byLength;
    /** Those among them that can be of digits only. */
    private final Entry[][][] digitsByLength;
    /** Whether words of a length are looked at. */
    private final boolean[] wordLengths;

    /** One way to read a text of some length. */
    private abstract static class Entry {
        /** One of these is what such a text begins with; empty when there is no such list. */
        private final List<String> starts;
        final boolean inText;
        final boolean takesDigits;

        Entry(List<String> starts, boolean inText, boolean takesDigits) {
            this.starts = starts;
            this.inText = inText;
            this.takesDigits = takesDigits;
        }

        /** Whether such a text may begin with two digits; they need not be all of its digits. */
        final boolean mayBegin(String pair) {
            return starts.isEmpty() || starts.stream().anyMatch(start -> start.startsWith(pair) || pair.startsWith(start));
        }

        abstract void read(byte[] text, int offset, int length, boolean digits, Reading out);
    }

    /** Codes of a scheme, after its optional prefix or without. */
    private static final class SchemeEntry extends Entry {
        private final Scheme scheme;
        private final String prefix;
        private final int skipped;

        SchemeEntry(Scheme scheme, String prefix) {
            super(starts(prefix, scheme.shape().starts()), scheme.inText(), scheme.shape().formed());
            this.scheme = scheme;
            this.prefix = prefix;
            skipped = prefix.length();
        }

        @Override
        void read(byte[] text, int offset, int length, boolean digits, Reading out) {
            if ((skipped == 0 || WebUri.startsWith(prefix, text, offset, offset + length))
                    && scheme.shape().holds(text, offset + skipped, length - skipped, digits)) {
                out.add(scheme, text, offset + skipped, length - skipped);
            }
        }
    }

    /** A GTIN without its application identifier. */
    private static final class BareGtinEntry extends Entry {
        private final Scheme scheme;

        BareGtinEntry(Scheme scheme) {
            super(List.of(), false, true);
            this.scheme = scheme;
        }

        @Override
        void read(byte[] text, int offset, int length, boolean digits, Reading out) {
            if (digits) {
                TradeItemNumber.read(scheme, text, offset, length, out);
            }
        }
    }

    private static List<String> starts(String prefix, List<String> starts) {
        return prefix.isEmpty() ? starts : List.of(prefix);
    }

    PlainText(List<Scheme> schemes) {
        int longest = schemes.stream().mapToInt(s -> s.shape().maxLength() + s.optionalPrefix().length()).max().orElse(0);
        byLength = new Entry[longest + 1][][];
        digitsByLength = new Entry[longest + 1][][];
        wordLengths = new boolean[longest + 1];
        for (int length = 0; length <= longest; length++) {
            List<Entry> entries = ofLength(schemes, length);
            byLength[length] = byStart(entries);
            digitsByLength[length] = byStart(entries.stream().filter(entry -> entry.takesDigits).toList());
            wordLengths[length] = entries.stream().anyMatch(entry -> entry.inText);
        }
    }

    private static List<Entry> ofLength(List<Scheme> schemes, int length) {
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
        return entries;
    }

    private static Entry[][] byStart(List<Entry> entries) {
        Entry[][] byStart = new Entry[PAIRS + 1][];
        for (int pair = 0; pair < PAIRS; pair++) {
            String start = String.format("%02d", pair);
            byStart[pair] = entries.stream().filter(entry -> entry.mayBegin(start)).toArray(Entry[]::new);
        }
        byStart[OTHER_START] = entries.toArray(Entry[]::new);
        return byStart;
    }

    /** Adds every reading of a text whose bytes are of the given {@link ByteClass} kinds; whether there is one. */
    boolean read(byte[] text, int offset, int length, int kinds, Reading out) {
        boolean digits = kinds == ByteClass.DIGIT;
        for (Entry entry : entries(text, offset, length, digits)) {
            entry.read(text, offset, length, digits, out);
        }
        return out.candidates() > 0;
    }

    /** Adds the readings of one word of a longer text, by schemes whose codes are looked for there. */
    void readWord(byte[] text, int offset, int length, int kinds, Reading out) {
        if (length >= wordLengths.length || !wordLengths[length]) {
            return;
        }
        boolean digits = kinds == ByteClass.DIGIT;
        for (Entry entry : entries(text, offset, length, digits)) {
            if (entry.inText) {
                entry.read(text, offset, length, digits, out);
            }
        }
    }

    private Entry[] entries(byte[] text, int offset, int length, boolean digits) {
        return length < byLength.length ? (digits ? digitsByLength : byLength)[length][start(text, offset, length)] : NO_ENTRIES;
    }

    private static int start(byte[] text, int offset, int length) {
        if (length < 2) {
            return OTHER_START;
        }
        int first = text[offset] - '0';
        int second = text[offset + 1] - '0';
        return (first | second | 9 - first | 9 - second) < 0 ? OTHER_START : 10 * first + second;
    }
}
