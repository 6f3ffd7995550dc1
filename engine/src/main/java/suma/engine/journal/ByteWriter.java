package suma.engine.journal;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * A growing buffer for records and stored values. Whole numbers are LEB128 varints, signed ones zigzag; texts are UTF-8
 * behind their length in bytes. {@link ByteReader} reads the same.
 */
public final class ByteWriter {
    private static final int INITIAL_BYTES = 256;

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int size;

    public byte[] array() {
        return bytes;
    }

    public int size() {
        return size;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    public ByteWriter clear() {
        size = 0;
        return this;
    }

    /** Forgets what was written from {@code mark} on. */
    public void truncate(int mark) {
        size = mark;
    }

    public ByteWriter u8(int value) {
        need(1);
        bytes[size++] = (byte) value;
        return this;
    }

    /** Big-endian, so that unsigned order of bytes is order of numbers. */
    public ByteWriter fixed(long value, int lengthBytes) {
        need(lengthBytes);
        for (int shift = (lengthBytes - 1) * 8; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    public ByteWriter varint(long value) {
        need(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    public ByteWriter zigzag(long value) {
        return varint(value << 1 ^ value >> 63);
    }

    public ByteWriter raw(byte[] source, int offset, int length) {
        need(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
        return this;
    }

    public ByteWriter blob(byte[] source) {
        return varint(source.length).raw(source, 0, source.length);
    }

    public ByteWriter text(String value) {
        return blob(value.getBytes(StandardCharsets.UTF_8));
    }

    public ByteWriter texts(Map<String, String> values) {
        varint(values.size());
        values.forEach((name, value) -> text(name).text(value));
        return this;
    }

    public ByteWriter day(Optional<LocalDate> day) {
        return zigzag(day.map(LocalDate::toEpochDay).orElse(ByteReader.NO_DAY));
    }

    private void need(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
