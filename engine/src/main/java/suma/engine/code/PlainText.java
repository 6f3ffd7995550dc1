package suma.engine.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads texts that are a code and nothing else. */
final class PlainText {

    private static final String GTIN = "gs1-gtin";
    private static final int ANY_LEAD = -1;

    private final Entry[][] byLength;
    /** Those among them that can be of digits only. */
    private final Entry[][] digitsByLength;
    /** Whether words of a length are looked at. */
    private final boolean[] wordLengths;

    /** One way to read a text of some length. */
    private abstract static class Entry {
        /** The two bytes that such a text begins with, or {@link #ANY_LEAD}. */
        final int lead;
        final boolean inText;
        final boolean takesDigits;

        Entry(String start, boolean inText, boolean takesDigits) {
            this.lead = lead(start);
            this.inText = inText;
            this.takesDigits = takesDigits && Alphabet.DIGITS.includes(start);
        }

        abstract void read(byte[] text, int offset, int length, boolean digits, Reading out);
    }

    /** Codes of a scheme, after its optional prefix or without. */
    private static final class SchemeEntry extends Entry {
        private final Scheme scheme;
        private final String prefix;

        SchemeEntry(Scheme scheme, String prefix) {
            super(prefix + scheme.shape().lead(), scheme.inText(), scheme.shape().formed());
            this.scheme = scheme;
            this.prefix = prefix;
        }

        @Override
        void read(byte[] text, int offset, int length, boolean digits, Reading out) {
            int skipped = prefix.length();
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
            super("", false, true);
            this.scheme = scheme;
        }

        @Override
        void read(byte[] text, int offset, int length, boolean digits, Reading out) {
            if (digits) {
                TradeItemNumber.read(scheme, text, offset, length, out);
            }
        }
    }

    private static int lead(String start) {
        return start.length() < 2 ? ANY_LEAD : start.charAt(0) << Byte.SIZE | start.charAt(1);
    }

    private static int lead(byte[] text, int offset, int length) {
        return length < 2 ? ANY_LEAD : (text[offset] & 0xff) << Byte.SIZE | text[offset + 1] & 0xff;
    }

    PlainText(List<Scheme> schemes) {
        int longest = schemes.stream().mapToInt(s -> s.shape().maxLength() + s.optionalPrefix().length()).max().orElse(0);
        byLength = new Entry[longest + 1][];
        digitsByLength = new Entry[longest + 1][];
        wordLengths = new boolean[longest + 1];
        for (int length = 0; length <= longest; length++) {
            byLength[length] = ofLength(schemes, length);
            digitsByLength[length] = Arrays.stream(byLength[length]).filter(entry -> entry.takesDigits).toArray(Entry[]::new);
            wordLengths[length] = Arrays.stream(byLength[length]).anyMatch(entry -> entry.inText);
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
        read(text, offset, length, digits, false, out);
        return out.candidates() > 0;
    }

    /** Adds the readings of one word of a longer text, by schemes whose codes are looked for there. */
    void readWord(byte[] text, int offset, int length, Reading out) {
        if (length > 0 && hasWords(length)) {
            read(text, offset, length, false, true, out);
        }
    }

    private boolean hasWords(int length) {
        return length < wordLengths.length && wordLengths[length];
    }

    private void read(byte[] text, int offset, int length, boolean digits, boolean inText, Reading out) {
        if (length >= byLength.length) {
            return;
        }
        int lead = lead(text, offset, length);
        for (Entry entry : (digits ? digitsByLength : byLength)[length]) {
            if ((entry.lead == lead || entry.lead == ANY_LEAD) && (entry.inText || !inText)) {
                entry.read(text, offset, length, digits, out);
            }
        }
    }
}
