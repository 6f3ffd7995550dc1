package suma.resolver.json;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/** Writes compact JSON into a growing byte array. Reusable after {@link #clear()}, not thread-safe. */
public final class JsonOut {
    private static final int FIRST_CAPACITY = 512;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length;
    private boolean comma;

    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    public JsonOut clear() {
        length = 0;
        comma = false;
        return this;
    }

    public JsonOut beginObject() {
        return begin('{');
    }

    public JsonOut endObject() {
        return end('}');
    }

    public JsonOut beginArray() {
        return begin('[');
    }

    public JsonOut endArray() {
        return end(']');
    }

    /** Ends a line of newline-delimited JSON; the next value starts a new text. */
    public JsonOut endLine() {
        put((byte) '\n');
        comma = false;
        return this;
    }

    /** The name of the next value, of plain ASCII without quotes. */
    public JsonOut name(String name) {
        separate();
        put((byte) '"');
        ascii(name);
        put((byte) '"');
        put((byte) ':');
        comma = false;
        return this;
    }

    public JsonOut value(String text) {
        separate();
        put((byte) '"');
        escaped(text);
        put((byte) '"');
        return this;
    }

    /** A text given as its UTF-8 bytes. */
    public JsonOut value(byte[] utf8, int offset, int count) {
        separate();
        put((byte) '"');
        if (plain(utf8, offset, count)) {
            ensure(count);
            System.arraycopy(utf8, offset, bytes, length, count);
            length += count;
        } else {
            ensure(count * 6);
            for (int i = offset; i < offset + count; i++) {
                escapedByte(utf8[i]);
            }
        }
        put((byte) '"');
        return this;
    }

    public JsonOut value(long number) {
        separate();
        digits(number);
        return this;
    }

    public JsonOut value(boolean flag) {
        separate();
        ascii(flag ? "true" : "false");
        return this;
    }

    public JsonOut field(String name, String text) {
        return name(name).value(text);
    }

    public JsonOut field(String name, long number) {
        return name(name).value(number);
    }

    public JsonOut field(String name, boolean flag) {
        return name(name).value(flag);
    }

    /** A field that is left out where the text is empty. */
    public JsonOut fieldIfTold(String name, String text) {
        return text.isEmpty() ? this : field(name, text);
    }

    /** An RFC 3339 time in UTC. */
    public JsonOut time(String name, long epochMs) {
        if (!UtcTime.holds(epochMs)) {
            return field(name, Instant.ofEpochMilli(epochMs).toString());
        }
        name(name);
        separate();
        ensure(UtcTime.LONGEST + 2);
        bytes[length++] = '"';
        length = UtcTime.write(epochMs, bytes, length);
        bytes[length++] = '"';
        return this;
    }

    public JsonOut texts(String name, Map<String, String> texts) {
        name(name).beginObject();
        texts.forEach((key, text) -> {
            value(key);
            put((byte) ':');
            comma = false;
            value(text);
        });
        return endObject();
    }

    /** JSON that is written already. */
    public JsonOut raw(String json) {
        return raw(json.getBytes(StandardCharsets.UTF_8));
    }

    /** JSON that is written already, a value or fields, as UTF-8. */
    public JsonOut raw(byte[] json) {
        separate();
        ensure(json.length);
        System.arraycopy(json, 0, bytes, length, json.length);
        length += json.length;
        return this;
    }

    private JsonOut begin(char bracket) {
        separate();
        put((byte) bracket);
        comma = false;
        return this;
    }

    private JsonOut end(char bracket) {
        put((byte) bracket);
        comma = true;
        return this;
    }

    private void separate() {
        if (comma) {
            put((byte) ',');
        }
        comma = true;
    }

    private void digits(long number) {
        if (number < 0) {
            ascii(Long.toString(number));
            return;
        }
        int count = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            count++;
        }
        ensure(count);
        long rest = number;
        for (int at = length + count - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
    }

    private void escaped(String text) {
        int count = text.length();
        ensure(count * 6);
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                escapedTail(text, i);
                return;
            }
            escapedByte((byte) c);
        }
    }

    private void escapedTail(String text, int from) {
        byte[] utf8 = text.substring(from).getBytes(StandardCharsets.UTF_8);
        ensure(utf8.length * 6);
        for (byte b : utf8) {
            escapedByte(b);
        }
    }

    private static boolean plain(byte[] utf8, int offset, int count) {
        boolean plain = true;
        for (int i = offset; i < offset + count; i++) {
            byte b = utf8[i];
            plain &= b != '"' & b != '\\' & (b >= 0x20 | b < 0);
        }
        return plain;
    }

    /** Room for six bytes must have been made. */
    private void escapedByte(byte b) {
        if (b == '"' || b == '\\') {
            bytes[length++] = '\\';
            bytes[length++] = b;
        } else if (b >= 0 && b < 0x20) {
            ascii("\\u00");
            bytes[length++] = HEX[b >> 4];
            bytes[length++] = HEX[b & 15];
        } else {
            bytes[length++] = b;
        }
    }

    private void ascii(String text) {
        int count = text.length();
        ensure(count);
        for (int i = 0; i < count; i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    private void put(byte b) {
        ensure(1);
        bytes[length++] = b;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
