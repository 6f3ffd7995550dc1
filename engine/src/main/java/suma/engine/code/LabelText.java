package suma.engine.code;

/** Reads the texts of printed labels: grouped or full-width characters, and codes among other words. */
final class LabelText {

    private static final int SEED_LINES = 4;

    private final PlainText plain;
    private final Scheme seed;

    LabelText(PlainText plain, Scheme seed) {
        this.plain = plain;
        this.seed = seed;
    }

    /** Reads a code written in groups or in full-width characters. */
    boolean readGrouped(byte[] text, int offset, int end, Reading out) {
        int mark = out.scratch().mark();
        for (int i = offset; i < end; i += FullWidth.lengthBytes(text, i, end)) {
            int c = FullWidth.ascii(text, i, end);
            if (ByteClass.of((byte) c) != ByteClass.SEPARATOR) {
                out.scratch().append((byte) c);
            }
        }
        int length = out.scratch().mark() - mark;
        int kinds = ByteClass.of(out.scratch().bytes(), mark, length);
        if ((kinds & ~(ByteClass.DIGIT | ByteClass.LETTER)) == 0) {
            out.subject(out.scratch().bytes(), mark, length);
        }
        return plain.read(out.scratch().bytes(), mark, length, kinds, out);
    }

    /** Looks for codes among the words of a text. */
    boolean readWords(byte[] text, int offset, int end, Reading out) {
        int mark = out.scratch().mark();
        for (int i = offset; i < end; i += FullWidth.lengthBytes(text, i, end)) {
            out.scratch().append((byte) FullWidth.ascii(text, i, end));
        }
        int wordAt = mark;
        for (int i = mark; i <= out.scratch().mark(); i++) {
            if (i == out.scratch().mark() || !ofWord(out.scratch().bytes()[i])) {
                plain.readWord(out.scratch().bytes(), wordAt, i - wordAt, out);
                wordAt = i + 1;
            }
        }
        return out.candidates() > 0;
    }

    private static boolean ofWord(byte b) {
        return (ByteClass.of(b) & (ByteClass.DIGIT | ByteClass.LETTER)) != 0;
    }

    /** Reads the four lines of a seed label: variety, producer, unit code, address of a web page. */
    boolean readSeed(byte[] text, int offset, int end, Reading out) {
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
