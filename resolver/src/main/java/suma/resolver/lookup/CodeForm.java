package suma.resolver.lookup;

import io.netty.buffer.ByteBuf;
import java.util.LinkedHashMap;
import java.util.Map;
import suma.engine.scan.CodeChunk;
import suma.resolver.http.MediaType;
import suma.resolver.json.JsonOut;

/** The forms in which long lists of codes are given, a code a line. */
enum CodeForm {
    TEXT("text", MediaType.TEXT, ""), CSV("csv", MediaType.CSV, "code\r\n"), NDJSON("ndjson", MediaType.NDJSON, "");

    static final Map<String, String> TYPES_BY_FORMAT = typesByFormat();

    private final String format;
    private final String mediaType;
    private final String title;

    CodeForm(String format, String mediaType, String title) {
        this.format = format;
        this.mediaType = mediaType;
        this.title = title;
    }

    private static Map<String, String> typesByFormat() {
        Map<String, String> types = new LinkedHashMap<>();
        for (CodeForm form : values()) {
            types.put(form.format, form.mediaType);
        }
        return types;
    }

    static CodeForm of(String mediaType) {
        for (CodeForm form : values()) {
            if (form.mediaType.equals(mediaType)) {
                return form;
            }
        }
        throw new IllegalArgumentException("expected one of " + TYPES_BY_FORMAT + ", actual " + mediaType);
    }

    String mediaType() {
        return mediaType;
    }

    /** What stands before the first code. */
    String title() {
        return title;
    }

    /** Bytes a line has beside a plain code. */
    int bytesAround() {
        return this == NDJSON ? 12 : 2;
    }

    void write(ByteBuf out, CodeChunk chunk) {
        if (this == NDJSON) {
            writeJson(out, chunk);
            return;
        }
        byte[] text = chunk.text();
        for (int i = 0; i < chunk.count(); i++) {
            int start = chunk.start(i);
            writeLine(out, text, start, chunk.end(i) - start);
        }
    }

    private void writeLine(ByteBuf out, byte[] text, int start, int length) {
        if (this == TEXT) {
            out.writeBytes(text, start, length).writeByte('\n');
        } else {
            writeCell(out, text, start, length);
            out.writeByte('\r').writeByte('\n');
        }
    }

    private static void writeJson(ByteBuf out, CodeChunk chunk) {
        JsonOut json = new JsonOut();
        for (int i = 0; i < chunk.count(); i++) {
            int start = chunk.start(i);
            json.beginObject().name("code").value(chunk.text(), start, chunk.end(i) - start).endObject().endLine();
        }
        out.writeBytes(json.bytes(), 0, json.length());
    }

    /** RFC 4180, 2. */
    private static void writeCell(ByteBuf out, byte[] text, int start, int length) {
        if (plainCell(text, start, length)) {
            out.writeBytes(text, start, length);
            return;
        }
        out.writeByte('"');
        for (int i = start; i < start + length; i++) {
            out.writeByte(text[i]);
            if (text[i] == '"') {
                out.writeByte('"');
            }
        }
        out.writeByte('"');
    }

    private static boolean plainCell(byte[] text, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (text[i] == '"' || text[i] == ',' || text[i] == '\r' || text[i] == '\n') {
                return false;
            }
        }
        return true;
    }
}
