package suma.resolver.api;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import suma.engine.scan.CodeChunk;
import suma.resolver.http.MediaType;
import suma.resolver.json.JsonOut;

/** The forms in which long lists of codes are given, a code a line. */
enum CodeForm {
    TEXT("text", MediaType.TEXT, "", "", "\n"),
    CSV("csv", MediaType.CSV, "code\r\n", "", "\r\n"),
    NDJSON("ndjson", MediaType.NDJSON, "", "{\"code\":", "}\n");

    static final Map<String, String> TYPES_BY_FORMAT = typesByFormat();

    private final String format;
    private final String mediaType;
    private final String title;
    private final byte[] before;
    private final byte[] after;

    CodeForm(String format, String mediaType, String title, String before, String after) {
        this.format = format;
        this.mediaType = mediaType;
        this.title = title;
        this.before = before.getBytes(StandardCharsets.US_ASCII);
        this.after = after.getBytes(StandardCharsets.US_ASCII);
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
        return before.length + 2 + after.length;
    }

    void write(ByteBuf out, CodeChunk chunk) {
        byte[] text = chunk.text();
        for (int i = 0; i < chunk.count(); i++) {
            int start = chunk.start(i);
            out.writeBytes(before);
            writeCode(out, text, start, chunk.end(i) - start);
            out.writeBytes(after);
        }
    }

    private void writeCode(ByteBuf out, byte[] text, int start, int length) {
        switch (this) {
            case TEXT -> out.writeBytes(text, start, length);
            case CSV -> writeCell(out, text, start, length);
            case NDJSON -> {
                JsonOut json = new JsonOut().value(text, start, length);
                out.writeBytes(json.bytes(), 0, json.length());
            }
        }
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
