package suma.resolver.batch;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import suma.engine.Engine;
import suma.engine.catalog.Batch;
import suma.engine.code.Schemes;
import suma.engine.command.Answer;
import suma.engine.command.Command;
import suma.engine.command.Outcome;
import suma.engine.scan.CodeChunk;
import suma.engine.scan.CodeCursor;
import suma.resolver.call.Bodies;
import suma.resolver.call.CommandDesk;
import suma.resolver.call.EventAnswer;
import suma.resolver.call.RetryKey;
import suma.resolver.http.Exchange;
import suma.resolver.http.Refusal;
import suma.resolver.json.JsonIn;
import suma.resolver.json.JsonOut;
import suma.resolver.lookup.CodeDownload;

/** Orders of codes, their records and the codes themselves. */
public final class BatchCalls {
    private static final Logger LOG = LoggerFactory.getLogger(BatchCalls.class);

    private final CommandDesk desk;
    private final Schemes schemes;

    public BatchCalls(CommandDesk desk, Schemes schemes) {
        this.desk = desk;
        this.schemes = schemes;
    }

    private Engine engine() {
        return desk.engine();
    }

    public void order(Exchange exchange) {
        Bodies.expectJson(exchange);
        RetryKey retry = RetryKey.of(exchange);
        exchange.readWhole(exchange.config().jsonBodyBytes(), body -> {
            Command.OrderBatch order = Bodies.read(body, this::read);
            desk.submit(exchange, order, retry.whole(body), accepted -> ordered(exchange, accepted));
        });
    }

    private Command.OrderBatch read(JsonIn in) {
        OrderFields fields = new OrderFields();
        if (in.beginObject()) {
            while (in.nextField()) {
                fields.read(in);
            }
            fields.check(in, engine().catalog(), schemes);
        }
        return fields.order();
    }

    private void ordered(Exchange exchange, Outcome.Accepted accepted) {
        int number = ((Answer.Ordered) accepted.answer()).batch();
        Batch batch = engine().catalog().batch(number).orElseThrow();
        LOG.info("batch {} ordered by key {}: {} codes of {}, lot {}", batch.id(), exchange.callerNumber(), batch.quantity(),
                batch.product().id(), batch.lot());
        exchange.header("location", "/v1/batches/" + batch.id());
        exchange.answer(201, record(batch));
    }

    public void get(Exchange exchange) {
        exchange.answer(200, record(inPath(exchange)));
    }

    public void codes(Exchange exchange) {
        Batch batch = inPath(exchange);
        long offset = exchange.request().query().number("offset", 0, Long.MAX_VALUE, 0);
        long limit = exchange.request().query().number("limit", 0, Long.MAX_VALUE, Long.MAX_VALUE);
        long from = Math.min(offset, batch.quantity());
        long count = Math.min(limit, batch.quantity() - from);
        CodeDownload.start(exchange, () -> engine().codesOf(batch, from, count));
    }

    public void voidRest(Exchange exchange) {
        Batch batch = inPath(exchange);
        RetryKey retry = RetryKey.of(exchange);
        exchange.readWhole(exchange.config().jsonBodyBytes(), body -> {
            Bodies.expectNothing(body);
            desk.submit(exchange, new Command.VoidBatch(batch.number()), retry.whole(body), accepted -> {
                JsonOut out = new JsonOut().beginObject().field("batch", batch.id());
                EventAnswer.writeFields(out, accepted);
                exchange.answer(200, out.endObject());
            });
        });
    }

    private Batch inPath(Exchange exchange) {
        String id = exchange.request().parameter(0);
        return engine().catalog().batch(id).orElseThrow(() -> Refusal.of(404, "no such batch: " + id));
    }

    private JsonOut record(Batch batch) {
        long last = batch.quantity() - 1;
        JsonOut out = new JsonOut().beginObject();
        BatchJson.writeFields(out, batch);
        out.field("first", codeAt(batch, 0)).field("last", codeAt(batch, last))
                .field("codes", "/v1/batches/" + batch.id() + "/codes");
        return out.endObject();
    }

    private String codeAt(Batch batch, long offset) {
        CodeChunk chunk = new CodeChunk();
        try (CodeCursor cursor = engine().codesOf(batch, Math.max(0, offset), 1)) {
            return cursor.next(chunk) ? chunk.code(0) : "";
        }
    }
}
