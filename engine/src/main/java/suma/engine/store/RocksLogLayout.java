package suma.engine.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The bytes of RocksDB's write-ahead logs and manifests: blocks of 32 KiB filled with fragments of records.
 *
 * <pre>
 * checksum:4 | length:2 | kind:u8 | length bytes        little endian; fewer than 7 bytes at the end of a block are zero
 * checksum: masked CRC-32C of kind and bytes
 * kind: 1 whole record, 2 first fragment, 3 further one, 4 last; others are RocksDB's own marks
 * </pre>
 */
final class RocksLogLayout {
    static final int BLOCK_BYTES = 32 << 10;
    static final int HEADER_BYTES = 7;
    private static final int LENGTH_AT = 4;
    private static final int KIND_AT = 6;
    private static final int WHOLE = 1;
    private static final int FIRST = 2;
    private static final int FURTHER = 3;
    private static final int MASK_DELTA = 0xa282ead8;
    private static final int MASK_SHIFT = 15;

    private final ByteBuffer file;
    private final CRC32C sum = new CRC32C();

    RocksLogLayout(ByteBuffer file) {
        this.file = file.order(ByteOrder.LITTLE_ENDIAN);
    }

    int size() {
        return file.limit();
    }

    /** Where the fragment begins that stands at {@code at} or behind the rest of its block. */
    static int fragmentAt(int at) {
        int left = BLOCK_BYTES - at % BLOCK_BYTES;
        return left < HEADER_BYTES ? at + left : at;
    }

    /** Where the fragment ends as its header says; behind the file where even the header is cut. */
    int end(int at) {
        return at + HEADER_BYTES + (at + HEADER_BYTES > size() ? 0 : Short.toUnsignedInt(file.getShort(at + LENGTH_AT)));
    }

    boolean isWhole(int at) {
        int end = end(at);
        return end <= size() && end <= at - at % BLOCK_BYTES + BLOCK_BYTES && file.get(at + KIND_AT) != 0 && file.getInt(at) == checksum(at, end);
    }

    /** True where one bit of the length is all that is wrong, which no torn write leaves behind. */
    boolean isWholeButForLength(int at) {
        for (int bit = 1; at + HEADER_BYTES <= size() && bit < BLOCK_BYTES << 1; bit <<= 1) {
            int end = at + HEADER_BYTES + (end(at) - at - HEADER_BYTES ^ bit);
            if (end <= size() && file.getInt(at) == checksum(at, end)) {
                return true;
            }
        }
        return false;
    }

    private int checksum(int at, int end) {
        sum.reset();
        sum.update(file.duplicate().position(at + KIND_AT).limit(end));
        int crc = (int) sum.getValue();
        return (crc >>> MASK_SHIFT | crc << Integer.SIZE - MASK_SHIFT) + MASK_DELTA;
    }

    /** True where a record begins with the fragment. */
    boolean begins(int at) {
        return file.get(at + KIND_AT) == WHOLE || file.get(at + KIND_AT) == FIRST;
    }

    /** True where more of the record comes behind the fragment. */
    boolean goesOn(int at) {
        return file.get(at + KIND_AT) == FIRST || file.get(at + KIND_AT) == FURTHER;
    }

    boolean isZero(int from, int to) {
        for (int at = from; at < to; at++) {
            if (file.get(at) != 0) {
                return false;
            }
        }
        return true;
    }
}
