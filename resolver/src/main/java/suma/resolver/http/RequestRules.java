package suma.resolver.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Optional;

/** What the head of a request must be so that every reader finds the same end of it and of its body (RFC 9112, 3.2 and 6). */
final class RequestRules {
    private static final boolean[] OF_HOST = marked("-._~!$&'()*+,;=%:[]");

    private RequestRules() {
    }

    private static boolean[] marked(String marks) {
        boolean[] marked = new boolean[128];
        (marks + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz").chars().forEach(c -> marked[c] = true);
        return marked;
    }

    /** What is wrong; such a request is refused, and the connection closed. */
    static Optional<Problem> broken(HttpRequest head) {
        String wrong = wrongTarget(head.uri());
        wrong = wrong.isEmpty() ? wrongHost(head) : wrong;
        wrong = wrong.isEmpty() ? wrongCoding(head) : wrong;
        return wrong.isEmpty() ? Optional.empty() : Optional.of(Problem.of(400, "not an HTTP request: " + wrong));
    }

    private static String wrongTarget(String target) {
        for (int i = 0; i < target.length(); i++) {
            if (target.charAt(i) <= ' ' || target.charAt(i) == 0x7f) {
                return "expected a target without control characters";
            }
        }
        return "";
    }

    private static String wrongHost(HttpRequest head) {
        List<String> hosts = head.headers().getAll(HttpHeaderNames.HOST);
        int least = head.protocolVersion().equals(HttpVersion.HTTP_1_1) ? 1 : 0;
        if (hosts.size() < least || hosts.size() > 1) {
            return "expected one Host, actual " + hosts.size();
        }
        return hosts.isEmpty() || isHost(hosts.get(0)) ? "" : "expected a Host of a name or an address and perhaps a port";
    }

    static boolean isHost(String text) {
        return text.chars().allMatch(c -> c < OF_HOST.length && OF_HOST[c]);
    }

    private static String wrongCoding(HttpRequest head) {
        List<String> codings = head.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        boolean chunked = codings.size() == 1 && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.get(0))
                && head.protocolVersion().equals(HttpVersion.HTTP_1_1) && !head.headers().contains(HttpHeaderNames.CONTENT_LENGTH);
        return codings.isEmpty() || chunked ? "" : "expected no Transfer-Encoding but chunked, alone";
    }
}
