package suma.resolver.http;

import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * The requests of one connection in the order they came: one {@link Exchange} is worked on, what stands behind it waits.
 */
final class Conversation {
    private final HttpConnection connection;
    private final Router router;
    private final ArrayDeque<HttpObject> waiting = new ArrayDeque<>();
    private Exchange exchange;
    private boolean pumping;
    private boolean ending;

    Conversation(HttpConnection connection, Router router) {
        this.connection = connection;
        this.router = router;
    }

    void add(HttpObject message) {
        if (ending && exchange == null) {
            ReferenceCountUtil.release(message);
            return;
        }
        waiting.add(message);
        pump();
    }

    /** Works off what was received, as far as the present exchange takes it. */
    void pump() {
        if (pumping) {
            return;
        }
        pumping = true;
        while (!waiting.isEmpty() && takes()) {
            take(waiting.poll());
        }
        pumping = false;
    }

    private boolean takes() {
        return exchange == null ? !ending && connection.out().writable() : exchange.takesBody();
    }

    /** True when more from the socket would be used at once. */
    boolean wantsInput() {
        return waiting.isEmpty() && takes();
    }

    /** True between requests. */
    boolean idle() {
        return exchange == null && waiting.isEmpty();
    }

    boolean working() {
        return exchange != null;
    }

    boolean inBody() {
        return exchange != null && exchange.takesBody();
    }

    /** No further request is taken; the present one goes on. */
    void end() {
        ending = true;
    }

    boolean ending() {
        return ending;
    }

    private void take(HttpObject message) {
        try {
            if (message.decoderResult().isFailure()) {
                malformed(message);
            } else if (message instanceof HttpRequest request) {
                begin(request);
            } else if (message instanceof HttpContent content) {
                takeContent(content);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void begin(HttpRequest request) {
        Exchange begun = new Exchange(connection, request);
        exchange = begun;
        Optional<Problem> broken = RequestRules.broken(request);
        ending |= broken.isPresent();
        broken.ifPresentOrElse(this::refuse, () -> run(() -> router.dispatch(begun)));
    }

    private void takeContent(HttpContent content) {
        Exchange current = exchange;
        if (current == null) {
            return;
        }
        run(() -> current.bodyPart(content.content()));
        if (content instanceof LastHttpContent && current == exchange) {
            run(current::bodyEnd);
        }
    }

    private void malformed(HttpObject message) {
        ending = true;
        if (exchange == null && message instanceof HttpRequest request) {
            exchange = new Exchange(connection, request);
        }
        refuse(MalformedRequest.problem(message.decoderResult().cause()));
    }

    /** Runs a step of the present exchange; what it refuses is its answer. */
    void run(Runnable step) {
        Exchange current = exchange;
        try {
            step.run();
        } catch (Refusal refusal) {
            current.refuse(refusal.problem());
        }
    }

    /** Answers the present exchange with a problem, if there is one. */
    void refuse(Problem problem) {
        if (exchange != null) {
            exchange.refuse(problem);
        }
    }

    void writable() {
        if (exchange != null) {
            run(exchange::writable);
        }
    }

    /** The present exchange has its answer. */
    void over() {
        exchange = null;
    }

    /** The connection is gone. */
    void abandon() {
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
        if (exchange != null) {
            exchange.gone();
        }
    }

    /** What is worked on, for the log. */
    @Override
    public String toString() {
        return exchange == null ? "no request" : exchange.request().method() + " " + exchange.request().target();
    }
}
