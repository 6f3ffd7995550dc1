package suma.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of NDJSON {@code pack} events, and the text of the codes they name. */
record PackLines(Path file, byte[] children, byte[] parents, int perPack, int first, int packs) {
    private static final int CODE_BYTES = 20;
    private static final int LINE_BYTES = CODE_BYTES + 1;
    private static final byte[] HEAD = ascii("{\"type\":\"pack\",\"parent\":\"");
    private static final byte[] CHILDREN = ascii("\",\"children\":[");
    private static final byte[] TAIL = ascii("]}\n");

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Writes a line for each of the parents {@code first} to before {@code first + packs}.
     *
     * @param children codes of 20 characters, one a line
     * @param parents  likewise
     */
    static PackLines write(Path file, byte[] children, byte[] parents, int perPack, int first, int packs) throws IOException {
        PackLines lines = new PackLines(file, children, parents, perPack, first, packs);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (int pack = first; pack < first + packs; pack++) {
                lines.write(pack, out);
            }
        }
        return lines;
    }

    private void write(int pack, OutputStream out) throws IOException {
        out.write(HEAD);
        out.write(parents, pack * LINE_BYTES, CODE_BYTES);
        out.write(CHILDREN);
        for (int i = 0; i < perPack; i++) {
            out.write(i == 0 ? '"' : ',');
            if (i > 0) {
                out.write('"');
            }
            out.write(children, (pack * perPack + i) * LINE_BYTES, CODE_BYTES);
            out.write('"');
        }
        out.write(TAIL);
    }

    String child(int number) {
        return new String(children, number * LINE_BYTES, CODE_BYTES, StandardCharsets.US_ASCII);
    }

    String parentOf(int child) {
        return new String(parents, child / perPack * LINE_BYTES, CODE_BYTES, StandardCharsets.US_ASCII);
    }
}
