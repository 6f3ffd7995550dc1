package suma.bench;

import java.nio.charset.StandardCharsets;

/** Counts codes as they arrive, one a line and all of one length, and keeps some of them. */
final class OrderDownload implements RawHttp.Sink {
    static final int CODE_BYTES = 20;
    private static final int LINE_BYTES = CODE_BYTES + 1;

    private final long stride;
    private final byte[] kept;
    private long bytes;
    private long badLines;

    /** Keeps the first code of each of {@code samples} equal parts of {@code codes}. */
    OrderDownload(long codes, int samples) {
        stride = codes / samples;
        kept = new byte[samples * CODE_BYTES];
    }

    @Override
    public void accept(byte[] part, int offset, int length) {
        checkLines(part, offset, length);
        keep(part, offset, length);
        bytes += length;
    }

    private void checkLines(byte[] part, int offset, int length) {
        for (long at = CODE_BYTES - bytes % LINE_BYTES; at < length; at += LINE_BYTES) {
            if (part[offset + (int) at] != '\n') {
                badLines++;
            }
        }
    }

    private void keep(byte[] part, int offset, int length) {
        long strideBytes = stride * LINE_BYTES;
        for (long sample = Math.max(0, bytes - CODE_BYTES) / strideBytes; sample * strideBytes < bytes + length; sample++) {
            long start = Math.max(bytes, sample * strideBytes);
            long end = Math.min(bytes + length, sample * strideBytes + CODE_BYTES);
            if (sample < samples() && start < end) {
                System.arraycopy(part, offset + (int) (start - bytes), kept, (int) (sample * CODE_BYTES + start - sample * strideBytes), (int) (end - start));
            }
        }
    }

    int samples() {
        return kept.length / CODE_BYTES;
    }

    /** A code that was kept. */
    String sample(int number) {
        return new String(kept, number * CODE_BYTES, CODE_BYTES, StandardCharsets.US_ASCII);
    }

    /** Its place in print order. */
    long place(int number) {
        return number * stride;
    }

    /** Throws when what came was not {@code codes} lines of one code each. */
    void verify(long codes) {
        if (bytes != codes * LINE_BYTES || badLines > 0) {
            throw new IllegalStateException("codes: expected " + codes * LINE_BYTES + " bytes of lines, actual " + bytes + " with " + badLines + " lines broken");
        }
    }
}
