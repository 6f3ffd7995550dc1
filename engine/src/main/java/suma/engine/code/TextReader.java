package suma.engine.code;

import java.util.List;
import java.util.Map;

/** Tells what form a scanned text has and hands it to the reader of that form. */
final class TextReader {

    private static final int SYMBOLOGY_LENGTH = 3;
    /** ISO/IEC 15424 identifiers that announce GS1 data: Code 128, DataBar, Data Matrix, QR, DotCode. */
    private static final String[] ELEMENT_SYMBOLOGIES = {"]C1", "]e0", "]d2", "]Q3", "]J1"};
    private static final String PAGE = "/c/";

    private final PlainText plain;
    private final LabelText label;
    private final Gs1Candidates gs1;
    private final Diagnosis diagnosis;
    private final Scheme[] schemes;

    TextReader(List<Scheme> schemes, Map<String, Scheme> byName) {
        plain = new PlainText(schemes);
        label = new LabelText(plain, byName.get("seed-20"));
        gs1 = new Gs1Candidates(byName);
        diagnosis = new Diagnosis(schemes);
        this.schemes = schemes.toArray(Scheme[]::new);
    }

    void read(byte[] text, int offset, int length, Reading out) {
        int start = ByteClass.skipBlanks(text, offset, offset + length);
        int end = ByteClass.dropBlanks(text, start, offset + length);
        out.start(schemes, diagnosis, text, start, end - start);
        if (length > Schemes.MAX_TEXT_BYTES) {
            out.fault(Fault.TOO_LONG, -1);
        } else if (start >= end) {
            out.fault(Fault.EMPTY, -1);
        } else {
            readTrimmed(text, start, end, out);
        }
    }

    private void readTrimmed(byte[] text, int start, int end, Reading out) {
        int schemeLength = WebUri.schemeLength(text, start, end);
        if (schemeLength > 0) {
            readWebUri(text, start, start + schemeLength, end, out);
        } else if (text[start] == ']' && end - start > SYMBOLOGY_LENGTH) {
            readAfterSymbology(text, start, end, out);
        } else if (text[start] == ElementString.CARET) {
            finish(ElementString.read(text, start + 1, end, ElementString.CARET, out), out);
        } else if (FullWidth.ascii(text, start, end) == '(') {
            readBracketed(text, start, end, out);
        } else if (EpcUrn.starts(text, start, end)) {
            finish(EpcUrn.read(text, start, end, out), out);
        } else {
            readBare(text, start, end, out);
            return;
        }
        if (out.candidates() == 0) {
            readPlain(text, start, end, out);
        }
    }

    /** Reads what has the beginning of another form and is none: a scheme may have such codes. */
    private void readPlain(byte[] text, int start, int end, Reading out) {
        int kinds = ByteClass.of(text, start, end - start);
        if ((kinds & (ByteClass.CONTROL | ByteClass.WIDE)) == 0 && plain.read(text, start, end - start, kinds, out)) {
            out.noElements();
        }
    }

    private void readBracketed(byte[] text, int start, int end, Reading out) {
        if ((ByteClass.of(text, start, end - start) & ByteClass.WIDE) == 0) {
            finish(ElementString.readBracketed(text, start, end, out), out);
            return;
        }
        LabelText.narrow(text, start, end, ByteClass.WIDE, out.scratch());
        byte[] narrow = out.scratch().bytes();
        out.subject(narrow, 0, out.scratch().mark());
        finish(ElementString.readBracketed(narrow, 0, out.scratch().mark(), out), out);
    }

    /** Reads a text that does not say what form it has. */
    private void readBare(byte[] text, int start, int end, Reading out) {
        int kinds = ByteClass.of(text, start, end - start);
        if ((kinds & ByteClass.GROUP_SEPARATOR) != 0) {
            int at = text[start] == ByteClass.GS ? start + 1 : start;
            finish(ElementString.read(text, at, end, out), out);
            return;
        }
        boolean ascii = (kinds & (ByteClass.CONTROL | ByteClass.WIDE)) == 0;
        boolean read = ascii && plain.read(text, start, end - start, kinds, out) || readBareElements(text, start, end, out);
        if (!read && kinds != ByteClass.DIGIT) {
            label.read(text, start, end, kinds, out);
        }
    }

    private void readAfterSymbology(byte[] text, int start, int end, Reading out) {
        int at = start + SYMBOLOGY_LENGTH;
        if (holdsElements(text, start, end)) {
            finish(ElementString.read(text, text[at] == ByteClass.GS ? at + 1 : at, end, out), out);
        } else {
            out.subject(text, at, end - at);
            readTrimmed(text, at, end, out);
        }
    }

    private static boolean holdsElements(byte[] text, int start, int end) {
        for (String symbology : ELEMENT_SYMBOLOGIES) {
            if (WebUri.startsWith(symbology, text, start, end)) {
                return true;
            }
        }
        return false;
    }

    private void readWebUri(byte[] text, int start, int hostAt, int end, Reading out) {
        UriPlaces uri = out.uri();
        uri.find(text, hostAt, end);
        int keyAt = DigitalLink.keyAt(text, uri);
        finish(DigitalLink.read(text, uri, keyAt, out), out);
        if (keyAt < 0 && !readPage(text, uri, out)) {
            label.readWords(text, start, end, out);
        }
    }

    /** Reads the address of a code's own page, {@code /c/} and the code. */
    private boolean readPage(byte[] text, UriPlaces uri, Reading out) {
        int codeAt = WebUri.segmentAt(text, uri.pathAt(), uri.pathEnd());
        int mark = out.scratch().mark();
        boolean page = codeAt - PAGE.length() >= uri.pathAt() && WebUri.startsWith(PAGE, text, codeAt - PAGE.length(), codeAt);
        if (!page || !WebUri.decode(text, codeAt, uri.pathEnd(), out)) {
            return false;
        }
        byte[] code = out.scratch().bytes();
        int length = out.scratch().mark() - mark;
        return plain.read(code, mark, length, ByteClass.of(code, mark, length), out);
    }

    /** Reads element strings that lack any FNC1, if they begin with the key of an item. */
    private boolean readBareElements(byte[] text, int start, int end, Reading out) {
        ApplicationIdentifier ai = ApplicationIdentifiers.at(text, start, end);
        if (ai.key() && ElementString.read(text, start, end, out)) {
            gs1.add(out);
        }
        out.noFault();
        if (out.candidates() == 0) {
            out.noElements();
        }
        return out.candidates() > 0;
    }

    private void finish(boolean read, Reading out) {
        if (read) {
            gs1.add(out);
        } else {
            out.noElements();
        }
    }
}
