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
    private final Elements elements = new Elements();
    private final UriPlaces uri = new UriPlaces();
    private final Problem problem = new Problem();
    private byte[] text = {};
    private Scheme[] known = {};
    private final int[] schemes = new int[MAX_CANDIDATES];
    private final boolean[] inScratch = new boolean[MAX_CANDIDATES];
    private final int[] offsets = new int[MAX_CANDIDATES];
    private final int[] lengths = new int[MAX_CANDIDATES];
    private int candidates;
    private boolean namesItem;
    private int companyPrefixLength;

    public Kind kind() {
        return namesItem ? Kind.CODE : candidates > 0 ? Kind.PRODUCT : Kind.NONE;
    }

    public int candidates() {
        return candidates;
    }

    public Scheme scheme(int i) {
        return known[schemes[i]];
    }

    /** The array that holds the canonical plain code of candidate {@code i}; it may be the scanned text itself. */
    public byte[] buffer(int i) {
        return buffer(inScratch[i]);
    }

    public int offset(int i) {
        return offsets[i];
    }

    public int length(int i) {
        return lengths[i];
    }

    /** The canonical plain code of candidate {@code i}. */
    public String code(int i) {
        return new String(buffer(i), offsets[i], lengths[i], UTF_8);
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
        return new String(buffer(elements.inScratch()), elements.start(i), elements.length(i), UTF_8);
    }

    /** How many digits of the key are a company prefix, which only EPC URNs tell; else 0. */
    public int companyPrefixLength() {
        return companyPrefixLength;
    }

    /** For {@link Kind#NONE}: the nearest schemes and what is wrong where. */
    public String problem() {
        return kind() == Kind.NONE ? problem.text(buffer(problem.subjectInScratch())) : "";
    }

    private byte[] buffer(boolean ofScratch) {
        return ofScratch ? scratch.bytes() : text;
    }

    private boolean isScratch(byte[] buffer) {
        return buffer == scratch.bytes();
    }

    void start(Scheme[] known, Diagnosis diagnosis, byte[] text, int offset, int length) {
        if (this.known != known) {
            this.known = known;
        }
        this.text = text;
        candidates = 0;
        namesItem = false;
        companyPrefixLength = 0;
        scratch.clear();
        elements.start(false);
        problem.start(diagnosis, offset, length);
    }

    /** Takes the part of a text, or its cleaned form, that a diagnosis should speak of. */
    void subject(byte[] buffer, int offset, int length) {
        problem.subject(isScratch(buffer), offset, length);
    }

    void add(Scheme scheme, byte[] buffer, int offset, int length) {
        if (candidates == MAX_CANDIDATES || has(scheme, buffer, offset, length)) {
            return;
        }
        schemes[candidates] = scheme.number();
        inScratch[candidates] = isScratch(buffer);
        offsets[candidates] = offset;
        lengths[candidates] = length;
        candidates++;
        namesItem |= scheme.namesItem();
    }

    private boolean has(Scheme scheme, byte[] buffer, int offset, int length) {
        for (int i = 0; i < candidates; i++) {
            if (schemes[i] == scheme.number() && Arrays.equals(buffer(i), offsets[i], offsets[i] + lengths[i],
                    buffer, offset, offset + length)) {
                return true;
            }
        }
        return false;
    }

    void companyPrefixLength(int digits) {
        companyPrefixLength = digits;
    }

    /** Notes what is wrong at an offset into the subject, -1 for nowhere in particular; always false. */
    boolean fault(Fault fault, int at) {
        return fault(fault, ApplicationIdentifier.UNKNOWN, at);
    }

    boolean fault(Fault fault, ApplicationIdentifier ai, int at) {
        problem.set(fault, ai, at);
        return false;
    }

    void noFault() {
        problem.clear();
    }

    void elementsIn(byte[] values) {
        elements.start(isScratch(values));
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
        int wrong = ai.mismatch(buffer(elements.inScratch()), start, end - start);
        if (wrong >= 0 || start == end) {
            boolean shown = elements.inScratch() == problem.subjectInScratch();
            return fault(Fault.WRONG_VALUE, ai, shown ? Math.max(wrong, start) : aiAt);
        }
        int before = elements.find(ai);
        if (before >= 0) {
            return !elements.inScratch() && sameValue(before, start, end) || fault(Fault.REPEATED, ai, aiAt);
        }
        if (elements.count() == Elements.MAX_ELEMENTS) {
            return fault(Fault.TOO_MANY, aiAt);
        }
        elements.add(ai, start, end);
        return true;
    }

    /** In an element string an element may be said twice, as a text put together from several symbols does. */
    private boolean sameValue(int element, int start, int end) {
        byte[] values = buffer(elements.inScratch());
        int first = elements.start(element);
        return Arrays.equals(values, first, first + elements.length(element), values, start, end);
    }

    void noElements() {
        elements.start(elements.inScratch());
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
        scratch.append(buffer(elements.inScratch()), elements.start(i), elements.length(i));
    }

    /** Adds what was appended since a mark, if it is a code of the scheme. */
    void addScratch(Scheme scheme, int mark) {
        int length = scratch.mark() - mark;
        if (scheme.shape().holds(scratch.bytes(), mark, length)) {
            add(scheme, scratch.bytes(), mark, length);
        }
    }
}
