package suma.resolver.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;

/** What is answered to bytes that are no HTTP request. None of them is repeated: they may hold a key. */
final class MalformedRequest {
    private MalformedRequest() {
    }

    /** What our own reader says is wrong. */
    static final class Said extends IllegalArgumentException {
        Said(String what) {
            super(what);
        }
    }

    static Problem problem(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return Problem.of(414, "not an HTTP request: expected a request line of at most " + RequestDecoder.REQUEST_LINE_BYTES + " bytes");
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return Problem.of(431, "not an HTTP request: expected headers of at most " + RequestDecoder.HEADER_BYTES + " bytes");
        }
        return Problem.of(400, "not an HTTP request: " + (cause instanceof Said ? cause.getMessage() : "the request line, a header or a chunk is malformed"));
    }
}
