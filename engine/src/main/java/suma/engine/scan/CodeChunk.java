package suma.engine.scan;

/** Some plain codes one behind the other in one byte array; reusable, not thread-safe. */
public final class CodeChunk {
    /** Most codes in a chunk. */
    public static final int CAPACITY = 1024;

    byte[] text = new byte[CAPACITY * 32];
    final int[] end = new int[CAPACITY];
    final long[] codeIds = new long[CAPACITY];
    int count;

    public int count() {
        return count;
    }

    /** ASCII (for foreign codes UTF-8) bytes of all codes; code {@code i} is {@code [start(i), end(i))}. */
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
        return new String(text, start(i), end(i) - start(i), java.nio.charset.StandardCharsets.UTF_8);
    }
}
