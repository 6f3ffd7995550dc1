package suma.engine.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import suma.engine.CodeId;
import suma.engine.catalog.SerialSpace;
import suma.engine.cipher.Ff1Domain;
import suma.engine.code.Reading;
import suma.engine.command.Unresolved;

/**
 * Texts that are turned into CodeIds together: all that fit a serial space are deciphered in one run; what is left is
 * settled one by one. Not thread-safe.
 */
final class CodeList {
    private static final int INITIAL_CAPACITY = 64;

    private final ReadSide side;
    private final Resolver resolver;
    private final Reading reading = new Reading();
    private final List<String> productKeys = new ArrayList<>();

    private byte[][] text = new byte[INITIAL_CAPACITY][];
    private int[] offset = new int[INITIAL_CAPACITY];
    private int[] length = new int[INITIAL_CAPACITY];
    private int count;

    /** The run to decipher: {@code item[i]} is the text's position, {@code space[i]} where it fits. */
    private int[] item = new int[INITIAL_CAPACITY];
    private SerialSpace[] space = new SerialSpace[INITIAL_CAPACITY];
    private Ff1Domain[] domain = new Ff1Domain[INITIAL_CAPACITY];
    private long[] left = new long[INITIAL_CAPACITY];
    private long[] right = new long[INITIAL_CAPACITY];
    private int run;

    CodeList(ReadSide side, Resolver resolver) {
        this.side = side;
        this.resolver = resolver;
    }

    void clear() {
        count = 0;
        run = 0;
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
        if (reading.kind() == Reading.Kind.CODE) {
            addToRun();
        }
        count++;
    }

    private void addToRun() {
        for (int i = 0; i < reading.candidates(); i++) {
            SerialSpace fits = side.catalog.spaces().find(reading.scheme(i), reading.buffer(i), reading.offset(i), reading.length(i), left, right, run);
            if (fits != null && fits.domain().isPresent() && fits.keyId() == side.keystore.currentId()) {
                item[run] = count;
                space[run] = fits;
                domain[run++] = fits.domain().get();
                return;
            }
        }
    }

    void codeIds(long[] dst) {
        Arrays.fill(dst, 0, count, CodeId.NONE);
        resolver.ciphers().of(side.keystore.currentId()).decrypt(domain, left, right, run);
        for (int i = 0; i < run; i++) {
            dst[item[i]] = Resolver.codeId(space[i], domain[i].index(left[i], right[i]));
        }
        for (int i = 0; i < count; i++) {
            if (dst[i] == CodeId.NONE) {
                dst[i] = settle(i);
            }
        }
    }

    private long settle(int i) {
        side.schemes.read(text[i], offset[i], length[i], reading);
        return switch (reading.kind()) {
            case NONE -> Unresolved.NOT_A_CODE.number();
            case PRODUCT -> Unresolved.NAMES_A_PRODUCT.number();
            case CODE -> {
                long codeId = resolver.resolve(reading);
                yield codeId != CodeId.NONE ? codeId : unknown().number();
            }
        };
    }

    private Unresolved unknown() {
        if (Resolver.knowsProduct(side.catalog, reading, productKeys)) {
            return Unresolved.NOT_ISSUED;
        }
        return reading.scheme(0).namesItem() ? Unresolved.UNKNOWN_PRODUCT : Unresolved.NAMES_A_PRODUCT;
    }

    private void grow() {
        int capacity = text.length * 2;
        text = Arrays.copyOf(text, capacity);
        offset = Arrays.copyOf(offset, capacity);
        length = Arrays.copyOf(length, capacity);
        item = Arrays.copyOf(item, capacity);
        space = Arrays.copyOf(space, capacity);
        domain = Arrays.copyOf(domain, capacity);
        left = Arrays.copyOf(left, capacity);
        right = Arrays.copyOf(right, capacity);
    }
}
