package suma.engine.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import suma.engine.CodeId;
import suma.engine.catalog.SerialSpace;
import suma.engine.cipher.Ff1Domain;
import suma.engine.code.Reading;

/**
 * Scanned texts that are deciphered together: all that fit a serial space of the present key make one run. What a run does
 * not settle is left to be read again, one by one. Not thread-safe.
 */
final class CodeList {
    private static final int INITIAL_CAPACITY = 64;
    private static final int NOT_IN_RUN = -1;

    private final ReadSide side;
    private final Ciphers ciphers;
    private final Reading reading = new Reading();
    private final OtherReadings others = new OtherReadings();

    private byte[][] text = new byte[INITIAL_CAPACITY][];
    private int[] offset = new int[INITIAL_CAPACITY];
    private int[] length = new int[INITIAL_CAPACITY];
    private int[] place = new int[INITIAL_CAPACITY];
    private long[] codeId = new long[INITIAL_CAPACITY];
    private int count;

    /** The run to decipher. */
    private SerialSpace[] space = new SerialSpace[INITIAL_CAPACITY];
    private Ff1Domain[] domain = new Ff1Domain[INITIAL_CAPACITY];
    private long[] left = new long[INITIAL_CAPACITY];
    private long[] right = new long[INITIAL_CAPACITY];
    private PlainCodes codes = new PlainCodes(INITIAL_CAPACITY);
    private OtherReadings.Schemes[] other = new OtherReadings.Schemes[INITIAL_CAPACITY];
    private int run;

    CodeList(ReadSide side, Ciphers ciphers) {
        this.side = side;
        this.ciphers = ciphers;
    }

    void clear() {
        count = 0;
        run = 0;
        codes.clear();
    }

    int count() {
        return count;
    }

    void add(byte[] source, int at, int bytes) {
        if (count == text.length) {
            grow();
        }
        text[count] = source;
        offset[count] = at;
        length[count] = bytes;
        side.schemes.read(source, at, bytes, reading);
        place[count++] = reading.kind() == Reading.Kind.CODE ? addToRun(source) : NOT_IN_RUN;
    }

    private int addToRun(byte[] source) {
        for (int i = 0; i < reading.candidates(); i++) {
            SerialSpace fits = side.catalog.spaces().find(reading.scheme(i), reading.buffer(i), reading.offset(i), reading.length(i), left, right, run);
            if (fits != null && fits.domain().isPresent() && fits.keyId() == side.keystore.currentId()) {
                space[run] = fits;
                domain[run] = fits.domain().get();
                codes.put(run, reading, i, source);
                other[run] = others.beside(reading, i);
                return run++;
            }
        }
        return NOT_IN_RUN;
    }

    /** Deciphers what was added. */
    void decipher() {
        ciphers.of(side.keystore.currentId()).decrypt(domain, left, right, run);
        for (int i = 0; i < count; i++) {
            int at = place[i];
            codeId[i] = at == NOT_IN_RUN ? CodeId.NONE : Resolver.codeId(space[at], domain[at].index(left[at], right[at]));
        }
    }

    /** The CodeId that deciphering has given, {@link CodeId#NONE} where it has not settled the text. */
    long codeId(int i) {
        return codeId[i];
    }

    String scanned(int i) {
        return new String(text[i], offset[i], length[i], StandardCharsets.UTF_8);
    }

    /** Reads a text again. */
    void read(int i, Reading into) {
        side.schemes.read(text[i], offset[i], length[i], into);
    }

    /** What a settled text is; the CodeId aside. */
    void copy(int i, Finding out) {
        int at = place[i];
        out.scheme = space[at].format().scheme();
        out.codeLength = codes.copy(at, out.code);
        out.others = other[at];
    }

    private void grow() {
        int capacity = text.length * 2;
        text = Arrays.copyOf(text, capacity);
        offset = Arrays.copyOf(offset, capacity);
        length = Arrays.copyOf(length, capacity);
        place = Arrays.copyOf(place, capacity);
        codeId = Arrays.copyOf(codeId, capacity);
        space = Arrays.copyOf(space, capacity);
        domain = Arrays.copyOf(domain, capacity);
        left = Arrays.copyOf(left, capacity);
        right = Arrays.copyOf(right, capacity);
        other = Arrays.copyOf(other, capacity);
        codes.grow(capacity);
    }
}
