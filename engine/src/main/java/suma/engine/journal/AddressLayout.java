package suma.engine.journal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import suma.engine.CorruptionException;

/**
 * Where the caller of a record in a frame was.
 *
 * <pre>
 * kind:u8 = 0 not known | 1 where that of the record before was | 4, 16 the address, in so many bytes
 * </pre>
 *
 * An address of IPv4 has 4 bytes, never 16. What stands for a record alone is the address in full.
 */
final class AddressLayout {
    static final byte[] NOWHERE = {};
    private static final int AS_BEFORE = 1;
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;

    private AddressLayout() {
    }

    /** The bytes of an address, none for one that is not known. */
    static byte[] bytes(Optional<InetAddress> address) {
        return address.map(InetAddress::getAddress).orElse(NOWHERE);
    }

    static void write(byte[] address, byte[] before, ByteWriter out) {
        if (address.length > 0 && Arrays.equals(address, before)) {
            out.u8(AS_BEFORE);
        } else {
            out.u8(address.length).raw(address, 0, address.length);
        }
    }

    /** The bytes of the address. */
    static byte[] read(ByteReader in, byte[] before) {
        int kind = in.u8();
        if (kind == AS_BEFORE && before.length > 0) {
            return before;
        }
        if (kind != 0 && kind != IPV4_BYTES && kind != IPV6_BYTES) {
            throw new CorruptionException("address of a caller: expected 0, 4 or 16 bytes, or 1 behind an address, actual " + kind);
        }
        return in.raw(kind);
    }

    static Optional<InetAddress> address(byte[] bytes) {
        if (bytes.length == 0) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.getByAddress(bytes);
            if (address.getAddress().length != bytes.length) {
                throw new CorruptionException("address of a caller: expected 4 bytes for " + address.getHostAddress() + ", actual " + bytes.length);
            }
            return Optional.of(address);
        } catch (UnknownHostException e) {
            throw new CorruptionException("address of a caller: expected 4 or 16 bytes, actual " + bytes.length);
        }
    }
}
