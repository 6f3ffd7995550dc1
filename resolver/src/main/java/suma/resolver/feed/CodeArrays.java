package suma.resolver.feed;

import suma.engine.scan.CodeChunk;
import suma.engine.scan.Lookup;
import suma.resolver.json.JsonOut;

/** Writes codes as arrays of texts; those with consecutive CodeIds are enciphered together. Not thread-safe. */
final class CodeArrays {
    private final CodeChunk chunk = new CodeChunk();
    private final byte[] text = new byte[Lookup.LONGEST_CODE];

    void write(JsonOut out, String name, long[] codes, Lookup lookup) {
        out.name(name).beginArray();
        for (int begin = 0; begin < codes.length; ) {
            int end = begin + 1;
            while (end < codes.length && codes[end] == codes[end - 1] + 1) {
                end++;
            }
            begin += lookup.render(codes[begin], end - begin, chunk);
            writeChunk(out);
        }
        out.endArray();
    }

    private void writeChunk(JsonOut out) {
        for (int i = 0; i < chunk.count(); i++) {
            out.value(chunk.text(), chunk.start(i), chunk.end(i) - chunk.start(i));
        }
    }

    void write(JsonOut out, String name, long code, Lookup lookup) {
        out.name(name).value(text, 0, lookup.render(code, text, 0));
    }
}
