package suma.resolver.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The head of a request, and what its route makes of the target. */
public final class Request {
    private final HttpRequest head;
    private List<Integer> segments = List.of();
    private Query query = Query.of("", 0, List.of());

    Request(HttpRequest head) {
        this.head = head;
    }

    /** @param found start and end of each named segment of the path */
    void matched(Route route, List<Integer> found, int pathEnd) {
        segments = found;
        query = Query.of(target(), pathEnd + 1, route.queryNames());
    }

    public HttpMethod method() {
        return head.method();
    }

    boolean isHead() {
        return method().equals(HttpMethod.HEAD);
    }

    public String target() {
        return head.uri();
    }

    /** The first, second … named segment of the route's path. */
    public String parameter(int index) {
        return PercentText.text(target(), segments.get(2 * index), segments.get(2 * index + 1), false);
    }

    public byte[] parameterBytes(int index) {
        return PercentText.bytes(target(), segments.get(2 * index), segments.get(2 * index + 1), false);
    }

    public Query query() {
        return query;
    }

    /** A header's value, empty where it was not sent. */
    public String header(CharSequence name) {
        String value = head.headers().get(name);
        return value == null ? "" : value;
    }

    /** A header's values, those of several lines as if they stood in one (RFC 9110, 5.3). */
    String allOf(CharSequence name) {
        return String.join(",", head.headers().getAll(name));
    }

    public String bodyType() {
        return MediaType.ofBody(header(HttpHeaderNames.CONTENT_TYPE));
    }

    /** The type that the caller wants of those offered: {@code ?format=} goes before {@code Accept}. */
    public String wantedType(Map<String, String> typesByFormat) {
        Optional<String> format = query.text("format");
        if (format.isPresent()) {
            return Optional.ofNullable(typesByFormat.get(format.get())).orElseThrow(() -> Refusal.of(400,
                    "format: expected one of " + typesByFormat.keySet() + ", actual " + format.get()));
        }
        String accept = header(HttpHeaderNames.ACCEPT);
        String chosen = MediaType.choose(accept, List.copyOf(typesByFormat.values()));
        if (chosen.isEmpty()) {
            throw Refusal.of(406, "expected Accept with one of " + typesByFormat.values() + ", actual " + accept);
        }
        return chosen;
    }

    public boolean wantsGzip() {
        String accepted = header(HttpHeaderNames.ACCEPT_ENCODING);
        return !accepted.isEmpty() && MediaType.choose(accepted, List.of("gzip")).equals("gzip");
    }

    boolean hasCoding() {
        return head.headers().contains(HttpHeaderNames.CONTENT_ENCODING);
    }

    boolean expectsContinue() {
        return HttpUtil.is100ContinueExpected(head);
    }

    boolean keepsAlive() {
        return HttpUtil.isKeepAlive(head);
    }

    boolean takesChunks() {
        return head.protocolVersion().equals(HttpVersion.HTTP_1_1);
    }

    /** The announced length of the body, 0 where none was announced. */
    long bodyBytes() {
        return HttpUtil.getContentLength(head, 0L);
    }

    /** True when the rest of the body is short enough to be read and thrown away. */
    boolean bodyCanBeDiscarded() {
        return bodyBytes() <= Exchange.DISCARDED_BYTES && !HttpUtil.isTransferEncodingChunked(head) && !expectsContinue();
    }
}
