package suma.engine.code;

/** Reads the texts of printed labels: grouped or full-width characters, and codes among other words. */
final class LabelText {

    private static final int SEED_LINES = 4;
    private static final int OF_WORD = ByteClass.DIGIT | ByteClass.LETTER;

    private final PlainText plain;
    private final Scheme seed;

    LabelText(PlainText plain, Scheme seed) {
        this.plain = plain;
        this.seed = seed;
    }

    /** Reads a text of the given {@link ByteClass} kinds. */
    boolean read(byte[] text, int offset, int end, int kinds, Reading out) {
        Scratch narrow = out.scratch();
        int narrowKinds = narrow(text, offset, end, kinds, narrow);
        int length = narrow.mark();
        boolean grouped = (kinds & (ByteClass.WIDE | ByteClass.SEPARATOR)) != 0 && (narrowKinds & ByteClass.CONTROL) == 0;
        return grouped && readGrouped(narrow, length, narrowKinds, out)
                || (kinds & ByteClass.CONTROL) != 0 && readSeed(text, offset, end, out)
                || readNarrowWords(narrow.bytes(), length, out);
    }

    /** Sets the scratch to a text of the given kinds with full-width characters as ASCII; returns the kinds of what came out. */
    static int narrow(byte[] text, int offset, int end, int kinds, Scratch out) {
        out.clear();
        if ((kinds & ByteClass.WIDE) == 0) {
            out.append(text, offset, end - offset);
            return kinds;
        }
        return narrowWide(text, offset, end, out);
    }

    private static int narrowWide(byte[] text, int offset, int end, Scratch out) {
        byte[] bytes = out.bytes();
        int used = 0;
        int kinds = 0;
        int at = offset;
        while (at < end) {
            int form = FullWidth.form(text, at, end);
            if (form != FullWidth.OTHER) {
                at += FullWidth.FORM_BYTES;
            } else {
                int step = FullWidth.step(text, at, end);
                form = (byte) step;
                at += FullWidth.lengthBytes(step);
            }
            bytes[used++] = (byte) form;
            kinds |= ByteClass.of((byte) form);
        }
        out.take(used);
        return kinds;
    }

    /** Reads a code without the separators between its groups. */
    private boolean readGrouped(Scratch narrow, int length, int narrowKinds, Reading out) {
        boolean separated = (narrowKinds & ByteClass.SEPARATOR) != 0;
        int codeAt = separated ? length : 0;
        int codeLength = separated ? joinGroups(narrow, length) : length;
        int kinds = narrowKinds & ~ByteClass.SEPARATOR;
        if ((kinds & ~OF_WORD) == 0) {
            out.subject(narrow.bytes(), codeAt, codeLength);
        }
        return plain.read(narrow.bytes(), codeAt, codeLength, kinds, out);
    }

    /** Appends a text again without its separators; returns what is left of its length. */
    private static int joinGroups(Scratch narrow, int length) {
        byte[] bytes = narrow.bytes();
        int used = length;
        for (int i = 0; i < length; i++) {
            bytes[used] = bytes[i];
            used += ByteClass.of(bytes[i]) == ByteClass.SEPARATOR ? 0 : 1;
        }
        narrow.take(used - length);
        return used - length;
    }

    /** Looks for codes among the words of a text. */
    boolean readWords(byte[] text, int offset, int end, Reading out) {
        narrow(text, offset, end, ByteClass.of(text, offset, end - offset), out.scratch());
        return readNarrowWords(out.scratch().bytes(), out.scratch().mark(), out);
    }

    private boolean readNarrowWords(byte[] bytes, int length, Reading out) {
        int wordAt = 0;
        int kinds = 0;
        for (int i = 0; i < length; i++) {
            int kind = ByteClass.of(bytes[i]);
            kinds |= kind;
            if ((kind & OF_WORD) == 0) {
                if (i > wordAt) {
                    plain.readWord(bytes, wordAt, i - wordAt, kinds & OF_WORD, out);
                }
                wordAt = i + 1;
                kinds = 0;
            }
        }
        plain.readWord(bytes, wordAt, length - wordAt, kinds, out);
        return out.candidates() > 0;
    }

    /** Reads the four lines of a seed label: variety, producer, unit code, address of a web page. */
    private boolean readSeed(byte[] text, int offset, int end, Reading out) {
        int codeAt = offset;
        int line = 1;
        while (line < SEED_LINES - 1 && codeAt < end) {
            codeAt = WebUri.indexOf('\n', text, codeAt, end) + 1;
            line++;
        }
        int codeEnd = WebUri.indexOf('\n', text, Math.min(codeAt, end), end);
        boolean addressed = WebUri.schemeLength(text, Math.min(codeEnd + 1, end), end) > 0;
        int length = ByteClass.dropBlanks(text, codeAt, codeEnd) - codeAt;
        boolean code = length >= 1 && length <= seed.shape().maxLength()
                && Alphabet.ALPHANUMERIC.firstOutside(text, codeAt, length) < 0;
        if (addressed && code) {
            out.add(seed, text, codeAt, length);
        }
        return addressed && code;
    }
}
