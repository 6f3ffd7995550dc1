package suma.engine.journal;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import suma.engine.CorruptionException;

/** Reads what {@link ByteWriter} wrote; throws {@link CorruptionException} where the bytes cannot be that. */
public final class ByteReader {
    static final long NO_DAY = Long.MIN_VALUE >> 1;
    private static final int LONGEST_VARINT_BITS = 70;
    private static final long FIRST_DAY = LocalDate.MIN.toEpochDay();
    private static final long LAST_DAY = LocalDate.MAX.toEpochDay();

    private final byte[] bytes;
    private int end;
    private int at;

    public ByteReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    public ByteReader(byte[] bytes, int offset, int length) {
        if (length > bytes.length - offset) {
            throw new CorruptionException("bytes: expected " + length + " from byte " + offset + " on, actual " + (bytes.length - offset));
        }
        this.bytes = bytes;
        this.at = offset;
        this.end = offset + length;
    }

    /** Begins anew, with the first {@code length} bytes. */
    public ByteReader over(int length) {
        at = 0;
        end = length;
        return this;
    }

    public int position() {
        return at;
    }

    public boolean atEnd() {
        return at == end;
    }

    public int remaining() {
        return end - at;
    }

    public int u8() {
        need(1);
        return bytes[at++] & 0xFF;
    }

    public void skip(int lengthBytes) {
        need(lengthBytes);
        at += lengthBytes;
    }

    /** A byte that must be a number from {@code least} to {@code most}. */
    public int u8(String what, int least, int most) {
        int value = u8();
        if (value < least || value > most) {
            throw new CorruptionException(what + ": expected " + least + " to " + most + ", actual " + value);
        }
        return value;
    }

    public long fixed(int lengthBytes) {
        need(lengthBytes);
        long value = 0;
        for (int i = 0; i < lengthBytes; i++) {
            value = value << 8 | bytes[at++] & 0xFF;
        }
        return value;
    }

    public long varint() {
        long value = 0;
        for (int shift = 0; shift < LONGEST_VARINT_BITS; shift += 7) {
            int next = u8();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new CorruptionException("varint: expected at most 10 bytes, actual more, at byte " + at);
    }

    /** A varint that must be a count of things of which each takes at least {@code leastBytes} of what is left. */
    public int count(int leastBytes) {
        long value = varint();
        if (value < 0 || value > remaining() / leastBytes) {
            throw new CorruptionException("count: expected at most " + remaining() / leastBytes + " actual " + value + " at byte " + at);
        }
        return (int) value;
    }

    public long zigzag() {
        long value = varint();
        return value >>> 1 ^ -(value & 1);
    }

    public byte[] blob() {
        return raw(count(1));
    }

    public byte[] raw(int length) {
        need(length);
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    public String text() {
        int length = count(1);
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    public SortedMap<String, String> texts() {
        SortedMap<String, String> values = new TreeMap<>();
        for (int left = count(2); left > 0; left--) {
            values.put(text(), text());
        }
        return values;
    }

    public Optional<LocalDate> day() {
        long day = zigzag();
        if (day == NO_DAY) {
            return Optional.empty();
        }
        if (day < FIRST_DAY || day > LAST_DAY) {
            throw new CorruptionException("day: expected " + FIRST_DAY + " to " + LAST_DAY + ", actual " + day);
        }
        return Optional.of(LocalDate.ofEpochDay(day));
    }

    private void need(int wanted) {
        if (wanted < 0 || wanted > end - at) {
            throw new CorruptionException("bytes left: expected " + wanted + " actual " + (end - at) + " at byte " + at);
        }
    }
}
