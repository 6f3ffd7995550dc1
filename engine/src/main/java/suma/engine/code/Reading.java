package suma.engine.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** What a scanned text was read as; reusable, for one thread. Valid until the text or the reading is used again. */
public final class Reading {

    /** What a text names. */
    public enum Kind {
        /** One item, by a code of at least one scheme. */
        CODE,
        /** A product, a lot or a party, but no single item. */
        PRODUCT,
        /** Nothing that could be traced. */
        NONE
    }

    /** The most readings one text can have. */
    public static final int MAX_CANDIDATES = 8;

    private final Scratch scratch = new Scratch();
    private final Scheme[] schemes = new Scheme[MAX_CANDIDATES];
    private final byte[][] buffers = new byte[MAX_CANDIDATES][];
    private final int[] offsets = new int[MAX_CANDIDATES];
    private final int[] lengths = new int[MAX_CANDIDATES];
    private final Elements elements = new Elements();
    private final UriPlaces uri = new UriPlaces();
    private int candidates;
    private Kind kind = Kind.NONE;
    private Fault fault = Fault.NONE;
    private int faultAt;
    private ApplicationIdentifier faultAi = ApplicationIdentifier.UNKNOWN;
    private Diagnosis diagnosis = Diagnosis.NOTHING_READ;
    private byte[] subject = {};
    private int subjectOffset;
    private int subjectLength;

    public Kind kind() {
        return kind;
    }

    public int candidates() {
        return candidates;
    }

    public Scheme scheme(int i) {
        return schemes[i];
    }

    /** The array that holds the canonical plain code of candidate {@code i}; it may be the scanned text itself. */
    public byte[] buffer(int i) {
        return buffers[i];
    }

    public int offset(int i) {
        return offsets[i];
    }

    public int length(int i) {
        return lengths[i];
    }

    /** The canonical plain code of candidate {@code i}. */
    public String code(int i) {
        return new String(buffers[i], offsets[i], lengths[i], UTF_8);
    }

    /** How many GS1 elements the text has; there can be some although it names nothing that could be traced. */
    public int elements() {
        return elements.count();
    }

    /** The application identifier of element {@code i}, such as {@code 01}. */
    public String elementAi(int i) {
        return elements.ai(i).code();
    }

    public String elementValue(int i) {
        return new String(elements.buffer(), elements.start(i), elements.length(i), UTF_8);
    }

    /** For {@link Kind#NONE}: the nearest schemes and what is wrong where. */
    public String problem() {
        if (kind != Kind.NONE) {
            return "";
        }
        return fault == Fault.NONE ? diagnosis.of(subject, subjectOffset, subjectLength) : faultText();
    }

    private String faultText() {
        StringBuilder text = new StringBuilder(fault.toString());
        if (faultAi != ApplicationIdentifier.UNKNOWN) {
            text.append(" of application identifier ").append(faultAi);
        }
        if (fault == Fault.WRONG_VALUE) {
            text.append(", expected ").append(faultAi.format()).append(", wrong");
        }
        return faultAt < 0 ? text.toString() : text.append(" at position ").append(faultAt + 1).toString();
    }

    void start(Diagnosis diagnosis, byte[] text, int offset, int length) {
        candidates = 0;
        scratch.clear();
        kind = Kind.NONE;
        fault = Fault.NONE;
        this.diagnosis = diagnosis;
        elements.start(text);
        subject(text, offset, length);
    }

    /** Takes the part of a text, or its cleaned form, that a diagnosis should speak of. */
    void subject(byte[] text, int offset, int length) {
        subject = text;
        subjectOffset = offset;
        subjectLength = length;
    }

    void add(Scheme scheme, byte[] buffer, int offset, int length) {
        if (candidates == MAX_CANDIDATES || known(scheme, buffer, offset, length)) {
            return;
        }
        schemes[candidates] = scheme;
        buffers[candidates] = buffer;
        offsets[candidates] = offset;
        lengths[candidates] = length;
        candidates++;
        if (scheme.namesItem()) {
            kind = Kind.CODE;
        } else if (kind == Kind.NONE) {
            kind = Kind.PRODUCT;
        }
    }

    private boolean known(Scheme scheme, byte[] buffer, int offset, int length) {
        for (int i = 0; i < candidates; i++) {
            if (schemes[i] == scheme && Arrays.equals(buffers[i], offsets[i], offsets[i] + lengths[i],
                    buffer, offset, offset + length)) {
                return true;
            }
        }
        return false;
    }

    /** Notes what is wrong at an offset into the subject, -1 for nowhere in particular; always false. */
    boolean fault(Fault fault, int at) {
        return fault(fault, ApplicationIdentifier.UNKNOWN, at);
    }

    boolean fault(Fault fault, ApplicationIdentifier ai, int at) {
        this.fault = fault;
        faultAi = ai;
        faultAt = at < 0 ? at : at - subjectOffset;
        return false;
    }

    void elementsIn(byte[] values) {
        elements.start(values);
    }

    /** Adds an element whose identifier stands at {@code aiAt}; false, with a fault and no elements, when it is wrong. */
    boolean element(ApplicationIdentifier ai, int aiAt, int start, int end) {
        boolean added = addElement(ai, aiAt, start, end);
        if (!added) {
            noElements();
        }
        return added;
    }

    private boolean addElement(ApplicationIdentifier ai, int aiAt, int start, int end) {
        if (ai == ApplicationIdentifier.UNKNOWN) {
            return fault(Fault.UNKNOWN_AI, aiAt);
        }
        int wrong = ai.mismatch(elements.buffer(), start, end - start);
        if (wrong >= 0 || start == end) {
            return fault(Fault.WRONG_VALUE, ai, elements.buffer() == subject ? Math.max(wrong, start) : aiAt);
        }
        if (elements.find(ai) >= 0) {
            return fault(Fault.REPEATED, ai, aiAt);
        }
        if (elements.count() == Elements.MAX_ELEMENTS) {
            return fault(Fault.TOO_MANY, aiAt);
        }
        elements.add(ai, start, end);
        return true;
    }

    void noElements() {
        elements.start(elements.buffer());
    }

    void noFault() {
        fault = Fault.NONE;
    }

    ApplicationIdentifier ai(int i) {
        return elements.ai(i);
    }

    int find(ApplicationIdentifier ai) {
        return elements.find(ai);
    }

    Scratch scratch() {
        return scratch;
    }

    UriPlaces uri() {
        return uri;
    }

    void appendElement(ApplicationIdentifier ai) {
        scratch.append(ai.code());
        appendValue(ai);
    }

    void appendValue(ApplicationIdentifier ai) {
        int i = elements.find(ai);
        scratch.append(elements.buffer(), elements.start(i), elements.length(i));
    }

    /** Adds what was appended since a mark, if it is a code of the scheme. */
    void addScratch(Scheme scheme, int mark) {
        int length = scratch.mark() - mark;
        if (scheme.shape().holds(scratch.bytes(), mark, length)) {
            add(scheme, scratch.bytes(), mark, length);
        }
    }
}
