package suma.engine.state;

import java.util.Optional;
import suma.engine.catalog.SerialSpace;
import suma.engine.catalog.SpaceTable;
import suma.engine.cipher.Ff1;
import suma.engine.code.Scheme;

/** Deciphers single codes to their index for the writer. Not thread-safe. */
final class Serials {
    private static final long NOT_OF_SPACE = -1;

    private final Keystore keystore;
    private final long[] left = new long[1];
    private final long[] right = new long[1];
    private long found;

    Serials(Keystore keystore) {
        this.keystore = keystore;
    }

    /** The published space whose format a plain code fits; its index is then {@link #found}. */
    Optional<SerialSpace> find(SpaceTable spaces, Scheme scheme, byte[] code) {
        SerialSpace space = spaces.find(scheme, code, 0, code.length, left, right, 0);
        if (space == null) {
            return Optional.empty();
        }
        found = decipher(space);
        return found == NOT_OF_SPACE ? Optional.empty() : Optional.of(space);
    }

    /** True when a plain code is of a space; its index is then {@link #found}. */
    boolean fits(SerialSpace space, byte[] code) {
        found = index(space, code, 0, code.length);
        return found != NOT_OF_SPACE;
    }

    long found() {
        return found;
    }

    /** The index of a plain code in a space, or a negative number when it is not of the space. */
    long index(SerialSpace space, byte[] text, int offset, int length) {
        return space.format().extract(text, offset, length, left, right, 0) ? decipher(space) : NOT_OF_SPACE;
    }

    private long decipher(SerialSpace space) {
        return space.domain().map(domain -> {
            keystore.cipher(space.keyId()).decrypt(domain, left, right, 1);
            return domain.index(left[0], right[0]);
        }).orElseGet(() -> left[0] * space.rightSize() + right[0]);
    }
}
