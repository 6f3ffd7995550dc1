package suma.engine.scan;

import java.util.List;
import java.util.Optional;
import suma.engine.CodeId;
import suma.engine.catalog.Catalog;
import suma.engine.catalog.SerialSpace;
import suma.engine.cipher.Ff1Domain;
import suma.engine.code.Reading;

/**
 * Settles which of the codes that a text may be was issued or registered here: the first candidate in order of preference
 * that decipheres to an issued index, or else the first that is registered. Not thread-safe.
 */
final class Resolver {
    private static final int SHARD = 0;

    private final ReadSide side;
    private final CodeRenderer renderer;
    private final ForeignReader foreign;
    private final long[] left = new long[1];
    private final long[] right = new long[1];
    private int candidate;

    Resolver(ReadSide side, CodeRenderer renderer) {
        this.side = side;
        this.renderer = renderer;
        this.foreign = renderer.foreign();
    }

    CodeRenderer renderer() {
        return renderer;
    }

    /** The candidate that the last resolved code was. */
    int candidate() {
        return candidate;
    }

    /** The CodeId of what was read, or {@link CodeId#NONE}. */
    long resolve(Reading reading) {
        for (candidate = 0; candidate < reading.candidates(); candidate++) {
            SerialSpace space = side.catalog.spaces().find(reading.scheme(candidate), reading.buffer(candidate),
                    reading.offset(candidate), reading.length(candidate), left, right, 0);
            long codeId = space == null ? CodeId.NONE : issued(space);
            if (codeId != CodeId.NONE) {
                return codeId;
            }
        }
        return side.catalog.hasRegistered() ? registered(reading) : CodeId.NONE;
    }

    private long issued(SerialSpace space) {
        Optional<Ff1Domain> domain = space.domain();
        if (domain.isEmpty()) {
            return codeId(space, left[0] * space.rightSize() + right[0]);
        }
        renderer.ciphers().of(space.keyId()).decrypt(domain.get(), left, right, 1);
        return codeId(space, domain.get().index(left[0], right[0]));
    }

    /** The CodeId at an index of a space, or {@link CodeId#NONE}. */
    static long codeId(SerialSpace space, long index) {
        long ordinal = index < 0 ? 0 : space.ordinalOf(index);
        return ordinal == 0 ? CodeId.NONE : CodeId.of(SHARD, ordinal);
    }

    private long registered(Reading reading) {
        for (candidate = 0; candidate < reading.candidates(); candidate++) {
            long codeId = foreign.codeId(reading.scheme(candidate), reading.buffer(candidate), reading.offset(candidate), reading.length(candidate));
            if (codeId != CodeId.NONE) {
                return published(codeId);
            }
        }
        return CodeId.NONE;
    }

    /** The store knows a group a moment before the catalog does. */
    private long published(long codeId) {
        return side.catalog.ordinals().contains(CodeId.ordinal(codeId)) ? codeId : CodeId.NONE;
    }

    /** True when some candidate that names an item shows the fixed fields of a product known here. */
    static Optional<String> product(Catalog catalog, Reading reading, List<String> keys) {
        keys.clear();
        for (int i = 0; i < reading.candidates(); i++) {
            if (reading.scheme(i).namesItem()) {
                reading.scheme(i).productKeys(reading.buffer(i), reading.offset(i), reading.length(i), keys);
            }
        }
        return keys.stream().flatMap(key -> catalog.productOfKey(key).stream()).findFirst();
    }
}
