package suma.resolver.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes the status line and the fields of an answer. */
final class ResponseHead {
    static final long CHUNKED = -1;
    static final long UNTIL_CLOSE = -2;
    static final int USUAL_BYTES = 256;
    private static final byte[] OK = line(HttpResponseStatus.OK);
    private static final byte[] DATE = ascii("\r\ndate: ");
    private static final byte[] TYPE = ascii("\r\ncontent-type: ");
    private static final byte[] LENGTH = ascii("\r\ncontent-length: ");
    private static final byte[] IN_CHUNKS = ascii("\r\ntransfer-encoding: chunked");
    private static final byte[] CLOSE = ascii("\r\nconnection: close");
    private static final byte[] END = ascii("\r\n\r\n");

    private ResponseHead() {
    }

    /** {@code contentType} is empty for an answer without a body. */
    static void write(ByteBuf out, int status, String contentType, long length, Map<String, String> more, boolean close,
                      byte[] date) {
        writeStart(out, status, contentType, date);
        writeFraming(out, status, length);
        if (close) {
            out.writeBytes(CLOSE);
        }
        more.forEach((name, value) -> ByteBufUtil.writeAscii(out, "\r\n" + name + ": " + value));
        out.writeBytes(END);
    }

    /** The head of a plain answer up to the digits of its length. */
    static byte[] tillLength(int status, String contentType, byte[] date) {
        ByteBuf out = Unpooled.buffer(USUAL_BYTES);
        writeStart(out, status, contentType, date);
        return ByteBufUtil.getBytes(out.writeBytes(LENGTH));
    }

    private static void writeStart(ByteBuf out, int status, String contentType, byte[] date) {
        out.writeBytes(status == 200 ? OK : line(HttpResponseStatus.valueOf(status)));
        out.writeBytes(DATE).writeBytes(date);
        if (!contentType.isEmpty()) {
            ByteBufUtil.writeAscii(out.writeBytes(TYPE), contentType);
        }
    }

    private static void writeFraming(ByteBuf out, int status, long length) {
        if (length >= 0 && status != 204) {
            ByteBufUtil.writeAscii(out.writeBytes(LENGTH), Long.toString(length));
        } else if (length == CHUNKED) {
            out.writeBytes(IN_CHUNKS);
        }
    }

    private static byte[] line(HttpResponseStatus status) {
        return ascii("HTTP/1.1 " + status.code() + " " + status.reasonPhrase());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
