package suma.bench;

import java.nio.charset.StandardCharsets;

/** Counts the result lines of an event stream and keeps the first that is not an acceptance. */
final class ResultLines implements RawHttp.Sink {
    private static final int LONGEST = 4096;
    private static final String ACCEPTED = "\"status\":200,";

    private final byte[] line = new byte[LONGEST];
    private int length;
    private long accepted;
    private String refusal = "";

    @Override
    public void accept(byte[] bytes, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            if (bytes[i] == '\n') {
                end();
            } else if (length < LONGEST) {
                line[length++] = bytes[i];
            }
        }
    }

    private void end() {
        String text = new String(line, 0, length, StandardCharsets.ISO_8859_1);
        if (text.contains(ACCEPTED)) {
            accepted++;
        } else if (refusal.isEmpty()) {
            refusal = text;
        }
        length = 0;
    }

    long accepted() {
        return accepted;
    }

    /** The first line that was no acceptance, or empty. */
    String refusal() {
        return refusal;
    }
}
