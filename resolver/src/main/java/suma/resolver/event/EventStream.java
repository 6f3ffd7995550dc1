package suma.resolver.event;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import suma.engine.Engine;
import suma.engine.catalog.Catalog;
import suma.engine.command.Caller;
import suma.engine.command.Command;
import suma.resolver.call.Lines;
import suma.resolver.call.RetryKey;
import suma.resolver.http.BodyReader;
import suma.resolver.http.Exchange;
import suma.resolver.http.MediaType;
import suma.resolver.http.Problem;
import suma.resolver.http.ResponseStream;
import suma.resolver.json.JsonIn;
import suma.resolver.json.JsonOut;
import suma.resolver.json.MalformedJson;
import suma.resolver.lookup.Scanner;

/**
 * A stream of events, one a line, worked off as it comes. Lines are handed to the engine in their order, many at a time,
 * and each is answered by a result line in the same order. A bad line is answered and the stream goes on; a full ring or a
 * full window stops the reading until there is room.
 *
 * <p>Everything runs on the connection's event loop but {@link #completed()}, which the writer calls.
 */
final class EventStream implements BodyReader {
    private static final long BUSY_RETRY_MS = 1;
    /** Bytes of lines that wait for the engine; what is refused is read again from them. */
    private static final int MOST_BYTES_IN_FLIGHT = 4 << 20;
    /** As many of them even where all connections together hold too much, so that every stream moves on. */
    private static final int SURE_BYTES_IN_FLIGHT = 64 << 10;
    /** Texts resolved in one go. */
    private static final int TEXTS_A_ROUND = 4096;

    private final Exchange exchange;
    private final Engine engine;
    private final Scanner scanner;
    private final RetryKey retry;
    private final Caller caller;
    private final Lines lines;
    private final ArrayDeque<StreamedEvent> unanswered = new ArrayDeque<>();
    private final ArrayDeque<Pending> unsent = new ArrayDeque<>();
    private final AtomicBoolean resultsDue = new AtomicBoolean();
    private ResponseStream answer;
    private int bytesInFlight;
    private boolean ended;
    private boolean stopped;
    private boolean retrying;

    private record Pending(StreamedEvent event, Command command) {
    }

    EventStream(Exchange exchange, Engine engine, Scanner scanner, RetryKey retry) {
        this.exchange = exchange;
        this.engine = engine;
        this.scanner = scanner;
        this.retry = retry;
        caller = exchange.caller();
        lines = new Lines(exchange.config().lineBytes());
        exchange.onGone(() -> stopped = true);
    }

    @Override
    public void part(ByteBuf part) {
        if (exchange.hold(lines.add(part))) {
            work();
        } else {
            exchange.refuseForWantOfRoom();
        }
    }

    @Override
    public void end() {
        ended = true;
        work();
    }

    /** Reads lines while there is room for them, and stops the body where there is none. */
    private void work() {
        boolean more = true;
        do {
            while (more && open()) {
                more = round();
                send();
            }
            writeResults();
        } while (more && open());
        if (more) {
            exchange.pause();
        } else if (ended && unanswered.isEmpty()) {
            stopped = true;
            answer().end();
        }
    }

    /** True when further lines may be read. */
    private boolean open() {
        return unsent.isEmpty() && room();
    }

    private boolean room() {
        int most = exchange.hasRoom() ? MOST_BYTES_IN_FLIGHT : SURE_BYTES_IN_FLIGHT;
        return unanswered.size() < exchange.config().linesInFlight() && bytesInFlight < most;
    }

    /** Reads some lines and resolves their codes together; false when no whole line is left. */
    private boolean round() {
        List<StreamedEvent> read = new ArrayList<>();
        scanner.texts.clear();
        boolean more = true;
        while (more && room() && scanner.texts.count() < TEXTS_A_ROUND) {
            more = lines.next() || ended && lines.last();
            if (more && !lines.blank()) {
                read.add(readLine());
            }
        }
        long[] codeIds = scanner.texts.codeIds();
        Catalog catalog = engine.catalog();
        for (StreamedEvent event : read) {
            event.body().ifPresent(body -> unsent.add(new Pending(event, body.command(codeIds, catalog))));
        }
        return more;
    }

    private StreamedEvent readLine() {
        byte[] json = lines.tooLong() ? new byte[0] : lines.copy();
        StreamedEvent event = new StreamedEvent(this, lines.number(), json, retry.part(lines.number(), json));
        unanswered.add(event);
        bytesInFlight += json.length;
        exchange.hold(json.length);
        if (lines.tooLong()) {
            event.refused(Problem.of(413, "expected a line of at most " + exchange.config().lineBytes()
                    + " bytes, actual is longer"));
        } else {
            readEvent(event);
        }
        return event;
    }

    private void readEvent(StreamedEvent event) {
        try (JsonIn in = JsonIn.of(event.json())) {
            EventBody body = EventBody.read(in, scanner.texts);
            in.end();
            Optional<Problem> problem = in.faults().isEmpty() ? body.forbidden(exchange) : Optional.of(Problem.fields(in.faults()));
            problem.ifPresentOrElse(event::refused, () -> event.read(body));
        } catch (MalformedJson malformed) {
            event.refused(Problem.malformed(malformed.getMessage()));
        }
    }

    /** Hands in what was read, in order, until the ring is full. */
    private void send() {
        while (!unsent.isEmpty()) {
            Pending next = unsent.peek();
            if (!next.event.handIn(engine, next.command, caller)) {
                retryLater();
                return;
            }
            unsent.poll();
        }
    }

    private void retryLater() {
        if (!retrying) {
            retrying = true;
            exchange.later(BUSY_RETRY_MS, () -> {
                retrying = false;
                if (!stopped) {
                    send();
                    goOn();
                }
            });
        }
    }

    /** Hears from any thread that some event has its outcome. */
    void completed() {
        if (!resultsDue.getAndSet(true)) {
            exchange.resume(this::goOn);
        }
    }

    private void goOn() {
        resultsDue.set(false);
        if (stopped) {
            return;
        }
        work();
        if (open()) {
            exchange.goOn();
        }
    }

    private void writeResults() {
        JsonOut out = scanner.json.clear();
        while (!unanswered.isEmpty() && unanswered.peek().done()) {
            StreamedEvent event = unanswered.poll();
            bytesInFlight -= event.json().length;
            exchange.letGo(event.json().length);
            event.writeResult(out, scanner.lookup);
        }
        if (out.length() > 0) {
            write(out);
        }
    }

    private void write(JsonOut out) {
        ByteBuf buffer = answer().buffer(out.length());
        answer().write(buffer.writeBytes(out.bytes(), 0, out.length()));
        answer().flush();
    }

    private ResponseStream answer() {
        if (answer == null) {
            answer = exchange.stream(200, MediaType.NDJSON);
        }
        return answer;
    }
}
