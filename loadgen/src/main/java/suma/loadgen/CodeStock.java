package suma.loadgen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Codes of one batch, all of one width, without an object each. */
final class CodeStock {
    /** The batch of codes that were brought along. */
    static final String NO_BATCH = "";

    private final String batch;
    private final byte[] batchField;
    private final int width;
    private final byte[] lines;

    /** @param lines a code a line */
    CodeStock(String batch, byte[] lines) throws LoadException {
        this.batch = batch;
        this.lines = lines;
        batchField = batch.isEmpty() ? new byte[0] : ("\"batch\":\"" + batch + "\"").getBytes(StandardCharsets.US_ASCII);
        width = Math.max(0, indexOfEnd(lines));
        for (int end = width; end < lines.length; end += width + 1) {
            if (lines[end] != '\n') {
                throw new LoadException("codes of " + (batch.isEmpty() ? "the file" : batch) + ": expected lines of " + width
                        + " characters, actual another at byte " + end);
            }
        }
        if (count() * (width + 1) != lines.length) {
            throw new LoadException("codes: expected whole lines of " + width + " characters, actual " + lines.length + " bytes");
        }
    }

    static CodeStock of(List<String> codes) throws LoadException {
        return new CodeStock(NO_BATCH, (String.join("\n", codes) + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    static CodeStock of(Path file) throws IOException, LoadException {
        return new CodeStock(NO_BATCH, Files.readAllBytes(file));
    }

    private static int indexOfEnd(byte[] lines) {
        int end = 0;
        while (end < lines.length && lines[end] != '\n') {
            end++;
        }
        return end;
    }

    String batch() {
        return batch;
    }

    /** The batch as a field of JSON; empty where it is not known. */
    byte[] batchField() {
        return batchField;
    }

    int count() {
        return lines.length / (width + 1);
    }

    int width() {
        return width;
    }

    void write(int index, Bytes out) {
        out.add(lines, index * (width + 1), width);
    }

    /** Whether a code stands there. */
    boolean standsAt(int index, byte[] text, int from, int to) {
        int at = index * (width + 1);
        return to - from >= width && Arrays.equals(lines, at, at + width, text, from, from + width);
    }

    byte[] bytes(int index) {
        return Arrays.copyOfRange(lines, index * (width + 1), index * (width + 1) + width);
    }

    String text(int index) {
        return new String(bytes(index), StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return count() + " codes of " + batch;
    }
}
