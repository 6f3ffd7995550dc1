package suma.engine.code;

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

    private final byte[] scratch = new byte[Schemes.MAX_TEXT_BYTES];
    private final Scheme[] schemes = new Scheme[MAX_CANDIDATES];
    private final byte[][] buffers = new byte[MAX_CANDIDATES][];
    private final int[] offsets = new int[MAX_CANDIDATES];
    private final int[] lengths = new int[MAX_CANDIDATES];
    private int candidates;
    private Kind kind = Kind.NONE;
    private int scratchUsed;
    private Schemes readBy;
    private byte[] text;
    private int textOffset;
    private int textLength;

    void start(Schemes schemes, byte[] text, int offset, int length) {
        candidates = 0;
        kind = Kind.NONE;
        scratchUsed = 0;
        readBy = schemes;
        this.text = text;
        textOffset = offset;
        textLength = length;
    }

    void add(Scheme scheme, byte[] buffer, int offset, int length) {
        if (candidates == MAX_CANDIDATES) {
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

    byte[] scratch() {
        return scratch;
    }

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

    /** For {@link Kind#NONE}: the nearest schemes and what is wrong where. */
    public String problem() {
        return readBy == null || kind != Kind.NONE ? "" : new Diagnosis(readBy.all(), text, textOffset, textLength).toString();
    }
}
