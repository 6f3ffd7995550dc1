package suma.resolver.http;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import suma.engine.command.Caller;
import suma.resolver.json.JsonOut;
import suma.resolver.key.ApiKey;
import suma.resolver.key.Role;
import suma.resolver.limit.Refused;
import suma.resolver.limit.Room;

/**
 * One request in flight and its answer. Lives on its connection's event loop; only {@link #resume} may be called from
 * elsewhere. It is over when its body has come and its answer was written, in whichever order.
 */
public final class Exchange {
    /** A body that nobody wants is read to its end up to this length, so that the connection can go on. */
    static final long DISCARDED_BYTES = 1 << 20;

    private final HttpConnection connection;
    private final Request request;
    private final long startNs = System.nanoTime();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private Optional<Route> route = Optional.empty();
    private ApiKey caller;
    private BodyReader body = BodyReader.DISCARD;
    private boolean bodyDone;
    private boolean paused;
    private int status;
    private boolean answerDone;
    private boolean keepAlive;
    private boolean over;
    private long heldBytes;
    private Runnable onWritable = () -> { };
    private Runnable onGone = () -> { };

    Exchange(HttpConnection connection, HttpRequest request) {
        this.connection = connection;
        this.request = new Request(request);
    }

    public Request request() {
        return request;
    }

    /** True when the caller showed a key with one of these roles. */
    public boolean callerIs(Set<Role> roles) {
        return caller != null && roles.contains(caller.role());
    }

    /** Who asks, for the log. */
    public Caller caller() {
        return Caller.at(callerNumber(), client());
    }

    /** Number of the key that the caller showed, 0 for none. */
    public int callerNumber() {
        return caller == null ? 0 : caller.number();
    }

    /** The address that the request comes from, as far as proxies are trusted. */
    public InetAddress client() {
        return connection.client(request);
    }

    /** What addresses of this server begin with. */
    public String scheme() {
        return connection.encrypted() ? "https://" : "http://";
    }

    public HttpConfig config() {
        return connection.config();
    }

    // The body.

    /** Reads the whole body, at most {@code limitBytes} of it, and goes on with it. */
    public void readWhole(int limitBytes, Consumer<byte[]> taker) {
        if (request.bodyBytes() > limitBytes) {
            throw new Refusal(WholeBody.tooLarge(limitBytes));
        }
        readParts(new WholeBody(this, limitBytes, taker));
    }

    /** Reads the body as it comes. */
    public void readParts(BodyReader reader) {
        if (request.hasCoding()) {
            throw Refusal.of(415, "expected a body without Content-Encoding, actual " + request.header(HttpHeaderNames.CONTENT_ENCODING));
        }
        body = reader;
        if (request.expectsContinue()) {
            connection.out().sendContinue();
        }
    }

    /** Stops the body from coming until {@link #goOn()}; what was received is held back. */
    public void pause() {
        paused = true;
    }

    public void goOn() {
        paused = false;
        connection.goOn();
    }

    /** Counts more of what the client has sent as held until the exchange is over; false where that should not be, for want of memory. */
    public boolean hold(int bytes) {
        heldBytes += bytes;
        connection.room().take(bytes);
        return heldBytes <= Room.SURE_BYTES || hasRoom();
    }

    public void letGo(long bytes) {
        heldBytes -= bytes;
        connection.room().give(bytes);
    }

    /** False while all connections together hold as much as they should. */
    public boolean hasRoom() {
        return !connection.room().full();
    }

    /** Refuses what there is no memory for. */
    public void refuseForWantOfRoom() {
        refuse(Problem.unavailable("too much of what clients sent is in memory already; send it again"));
    }

    boolean takesBody() {
        return !bodyDone && !paused;
    }

    void bodyPart(ByteBuf part) {
        body.part(part);
    }

    void bodyEnd() {
        bodyDone = true;
        body.end();
        finishIfDone();
    }

    // The answer.

    /** Adds a header; before the answer is written. */
    public void header(String name, String value) {
        headers.put(name, value);
    }

    public void answer(int status, JsonOut json) {
        answer(status, MediaType.JSON, json.bytes(), 0, json.length());
    }

    public void answerEmpty(int status) {
        answer(status, "", new byte[0], 0, 0);
    }

    public void answer(int status, String contentType, byte[] content, int offset, int length) {
        begin(status);
        ByteBuf out = connection.out().buffer(ResponseHead.USUAL_BYTES + length);
        ResponseHead.write(out, status, contentType, length, headers, !keepAlive, connection.out().date());
        if (!request.isHead()) {
            out.writeBytes(content, offset, length);
        }
        connection.out().write(out);
        answerEnded();
    }

    public void refuse(Problem problem) {
        if (over || answerDone) {
            return;
        }
        if (status != 0) {
            connection.abort();
            return;
        }
        body = BodyReader.DISCARD;
        paused = false;
        onGone.run();
        problem.headers().forEach(this::header);
        JsonOut out = new JsonOut();
        problem.writeTo(out);
        answer(problem.status(), MediaType.PROBLEM, out.bytes(), 0, out.length());
    }

    /** Begins an answer of unknown length. */
    public ResponseStream stream(int status, String contentType) {
        begin(status);
        boolean chunked = request.takesChunks();
        keepAlive &= chunked;
        ByteBuf out = connection.out().buffer(ResponseHead.USUAL_BYTES);
        ResponseHead.write(out, status, contentType, chunked ? ResponseHead.CHUNKED : ResponseHead.UNTIL_CLOSE, headers,
                !keepAlive, connection.out().date());
        connection.out().write(out);
        return new ResponseStream(this, connection, chunked, request.isHead());
    }

    private void begin(int status) {
        assert this.status == 0 : "answered twice: first=" + this.status + " second=" + status;
        assert route.isEmpty() || route.get().mayAnswer(status) || status == 405
                : route.get().label() + " does not say that it answers " + status;
        this.status = status;
        keepAlive = request.keepsAlive() && !connection.closing()
                && (bodyDone || body != BodyReader.DISCARD || request.bodyCanBeDiscarded());
    }

    void answerEnded() {
        answerDone = true;
        if (!bodyDone && !keepAlive) {
            endOnce();
            connection.linger();
            return;
        }
        body = bodyDone ? body : BodyReader.DISCARD;
        paused = false;
        finishIfDone();
    }

    private void finishIfDone() {
        if (bodyDone && answerDone && !over) {
            endOnce();
            connection.over(keepAlive);
        }
    }

    private void endOnce() {
        over = true;
        letGo(heldBytes);
        long nanos = System.nanoTime() - startNs;
        route.ifPresentOrElse(r -> connection.metrics().answers(r, status).add(1, nanos),
                () -> connection.metrics().answeredWithoutRoute(status));
    }

    /** Called whenever a streamed answer can take more. */
    public void onWritable(Runnable action) {
        onWritable = action;
    }

    /** Called if the connection goes, or the request is refused, before the answer was written. */
    public void onGone(Runnable action) {
        onGone = action;
    }

    void writable() {
        onWritable.run();
    }

    void gone() {
        if (!over) {
            over = true;
            letGo(heldBytes);
            onGone.run();
        }
    }

    /** True once nobody hears the answer any more, or it was given. */
    public boolean isOver() {
        return over;
    }

    /** True when the server wants to stop: an answer without end should come to one. */
    public boolean draining() {
        return connection.closing();
    }

    /** Runs a task on the exchange's event loop, together with others that arrive. Any thread may call. */
    public void resume(Runnable task) {
        connection.lane().arrived(connection, task);
    }

    /**
     * Runs a task on the event loop after every connection has had a turn. It must be a scheduled task: the loop runs what is executed within a task before it
     * looks at its sockets again.
     */
    public void yield(Runnable task) {
        later(0, task);
    }

    /** Runs a task on the event loop after some milliseconds. */
    public void later(long delayMs, Runnable task) {
        connection.lane().loop().schedule(new Lane.Arrival(connection, task), delayMs, TimeUnit.MILLISECONDS);
    }

    // What the router finds.

    void matched(Route found) {
        route = Optional.of(found);
    }

    Optional<ApiKey> identify() {
        Optional<ApiKey> key = connection.callers().identify(request.header(HttpHeaderNames.AUTHORIZATION));
        caller = key.orElse(null);
        return key;
    }

    /** Lets one request through at the caller's rate, or tells how many ns to wait. */
    long takeTurn() {
        return caller == null ? connection.takeOfAddress(request, startNs) : connection.callers().meter().take(1, startNs);
    }

    /** Remembers that the caller is not let in. */
    void refused(Refused why) {
        connection.admission().refusals().add(why, callerNumber(), client(), route.map(Route::label).orElse(""));
    }

    /** The same where no key in force was shown. */
    void refusedStranger() {
        Optional<ApiKey> revoked = connection.callers().revoked();
        boolean silent = request.header(HttpHeaderNames.AUTHORIZATION).isEmpty();
        Refused why = silent ? Refused.NO_KEY : revoked.isPresent() ? Refused.REVOKED_KEY : Refused.UNKNOWN_KEY;
        connection.admission().refusals().add(why, revoked.map(ApiKey::number).orElse(0), client(), route.map(Route::label).orElse(""));
    }

    /** Counts a request for several codes as what it is against the caller's rate. */
    public void countsFor(int codes) {
        if (caller != null && codes > 1) {
            connection.callers().meter().charge(codes - 1, startNs);
        }
    }
}
