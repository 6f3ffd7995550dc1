package suma.engine.scan;

import java.util.Arrays;
import suma.engine.catalog.SerialSpace;
import suma.engine.cipher.Ff1Domain;

/** CodeIds whose plain codes are enciphered together. Not thread-safe. */
final class CodeRun {
    private static final int INITIAL_CAPACITY = 64;

    private final CodeRenderer renderer;
    private final int keyId;
    private long[] codeId = new long[INITIAL_CAPACITY];
    /** Place in the run to encipher, or {@link #ALONE}. */
    private int[] place = new int[INITIAL_CAPACITY];
    private int count;

    private SerialSpace[] space = new SerialSpace[INITIAL_CAPACITY];
    private Ff1Domain[] domain = new Ff1Domain[INITIAL_CAPACITY];
    private long[] left = new long[INITIAL_CAPACITY];
    private long[] right = new long[INITIAL_CAPACITY];
    private int run;

    private static final int ALONE = -1;

    CodeRun(CodeRenderer renderer, int keyId) {
        this.renderer = renderer;
        this.keyId = keyId;
    }

    void clear() {
        count = 0;
        run = 0;
    }

    /** Adds a code that must exist; returns its number in this run. */
    int add(long added) {
        if (count > 0 && codeId[count - 1] == added) {
            return count - 1;
        }
        if (count == codeId.length) {
            grow();
        }
        codeId[count] = added;
        place[count] = placeOf(added);
        return count++;
    }

    private int placeOf(long added) {
        SerialSpace found = renderer.spaceOf(added);
        if (found == null || found.domain().isEmpty() || found.keyId() != keyId) {
            return ALONE;
        }
        long index = renderer.indexOf(added);
        space[run] = found;
        domain[run] = found.domain().get();
        left[run] = index / found.rightSize();
        right[run] = index % found.rightSize();
        return run++;
    }

    void encipher() {
        renderer.ciphers().of(keyId).encrypt(domain, left, right, run);
    }

    /** Writes the plain code of number {@code i} to the beginning of {@code dst}; returns its length. */
    int copy(int i, byte[] dst) {
        int at = place[i];
        if (at == ALONE) {
            return renderer.render(codeId[i], dst, 0);
        }
        space[at].format().render(left[at], right[at], dst, 0);
        return space[at].format().textLength();
    }

    private void grow() {
        int capacity = codeId.length * 2;
        codeId = Arrays.copyOf(codeId, capacity);
        place = Arrays.copyOf(place, capacity);
        space = Arrays.copyOf(space, capacity);
        domain = Arrays.copyOf(domain, capacity);
        left = Arrays.copyOf(left, capacity);
        right = Arrays.copyOf(right, capacity);
    }
}
