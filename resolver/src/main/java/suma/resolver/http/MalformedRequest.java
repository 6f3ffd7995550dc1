package suma.resolver.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;

/** What is answered to bytes that are no HTTP request. */
final class MalformedRequest {
    private MalformedRequest() {
    }

    static Problem problem(Throwable cause) {
        return Problem.of(status(cause), "not an HTTP request: " + cause.getMessage());
    }

    private static int status(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return 414;
        }
        return cause instanceof TooLongHttpHeaderException ? 431 : 400;
    }
}
