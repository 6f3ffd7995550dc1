package suma.resolver.event;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.List;
import suma.engine.command.Command;
import suma.resolver.call.Bodies;
import suma.resolver.call.CommandDesk;
import suma.resolver.call.EventAnswer;
import suma.resolver.call.RetryKey;
import suma.resolver.http.Exchange;
import suma.resolver.http.MediaType;
import suma.resolver.http.Refusal;
import suma.resolver.lookup.Scanner;

/** What happens to codes: one event, an array, or a stream. */
public final class EventCalls {
    private final CommandDesk desk;
    private final FastThreadLocal<Scanner> scanners;

    public EventCalls(CommandDesk desk, FastThreadLocal<Scanner> scanners) {
        this.desk = desk;
        this.scanners = scanners;
    }

    public void post(Exchange exchange) {
        Bodies.expect(exchange, List.of(MediaType.JSON, MediaType.NDJSON));
        RetryKey retry = RetryKey.of(exchange);
        if (exchange.request().bodyType().equals(MediaType.NDJSON)) {
            exchange.readParts(new EventStream(exchange, desk.engine(), scanners.get(), retry));
        } else {
            exchange.readWhole(exchange.config().jsonBodyBytes(), body -> accept(exchange, body, retry));
        }
    }

    private void accept(Exchange exchange, byte[] json, RetryKey retry) {
        Scanner scanner = scanners.get();
        scanner.texts.clear();
        EventBody body = Bodies.read(json, in -> EventBody.read(in, scanner.texts));
        body.forbidden(exchange).ifPresent(problem -> {
            throw new Refusal(problem);
        });
        Command command = body.command(scanner.texts.codeIds(), desk.engine().catalog());
        desk.submit(exchange, command, retry.whole(json),
                accepted -> exchange.answer(200, EventAnswer.of(accepted)),
                fault -> EventBody.texts(json, scanner.lookup).part(fault));
    }
}
