package suma.engine.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import suma.engine.code.SpaceFormat;

/** Some plain codes one behind the other in one byte array; reusable, not thread-safe. */
public final class CodeChunk {
    /** Most codes in a chunk. */
    public static final int CAPACITY = 1024;
    private static final int USUAL_CODE_BYTES = 32;

    private byte[] text = new byte[CAPACITY * USUAL_CODE_BYTES];
    private final int[] end = new int[CAPACITY];
    private final long[] codeIds = new long[CAPACITY];
    private int count;

    public int count() {
        return count;
    }

    /** Bytes of all codes, ASCII but for foreign codes that are UTF-8; code {@code i} is {@code [start(i), end(i))}. */
    public byte[] text() {
        return text;
    }

    public int start(int i) {
        return i == 0 ? 0 : end[i - 1];
    }

    public int end(int i) {
        return end[i];
    }

    public long codeId(int i) {
        return codeIds[i];
    }

    public String code(int i) {
        return new String(text, start(i), end(i) - start(i), StandardCharsets.UTF_8);
    }

    public void clear() {
        count = 0;
    }

    public int room() {
        return CAPACITY - count;
    }

    void add(long codeId, byte[] code, int length) {
        int start = reserve(length);
        System.arraycopy(code, 0, text, start, length);
        close(codeId, start + length);
    }

    /** Adds codes of one space that have consecutive CodeIds. */
    void add(long firstCodeId, SpaceFormat format, long[] left, long[] right, int codes) {
        int start = reserve(codes * format.textLength());
        format.render(left, right, codes, text, start);
        for (int i = 0; i < codes; i++) {
            close(firstCodeId + i, start + (i + 1) * format.textLength());
        }
    }

    private int reserve(int bytes) {
        int start = start(count);
        if (start + bytes > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, start + bytes));
        }
        return start;
    }

    private void close(long codeId, int behind) {
        codeIds[count] = codeId;
        end[count++] = behind;
    }
}
