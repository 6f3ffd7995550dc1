package suma.resolver.recall;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.Optional;
import suma.engine.Engine;
import suma.engine.EngineException;
import suma.engine.command.Command;
import suma.engine.command.EventContext;
import suma.engine.recall.Impact;
import suma.engine.recall.RecallDesk;
import suma.engine.recall.RecallNotice;
import suma.resolver.call.Bodies;
import suma.resolver.call.CommandDesk;
import suma.resolver.call.EventAnswer;
import suma.resolver.call.RetryKey;
import suma.resolver.catalog.Page;
import suma.resolver.http.Exchange;
import suma.resolver.http.Problem;
import suma.resolver.http.Refusal;
import suma.resolver.json.JsonOut;
import suma.resolver.lookup.CodeDownload;
import suma.resolver.lookup.LookupTexts;
import suma.resolver.lookup.Scanner;
import suma.resolver.lookup.SpokenTexts;

/** Recalls: begun, looked into, lifted. */
public final class RecallCalls {
    private final CommandDesk desk;
    private final FastThreadLocal<Scanner> scanners;
    private final ImpactThread impacts = new ImpactThread();

    public RecallCalls(CommandDesk desk, FastThreadLocal<Scanner> scanners) {
        this.desk = desk;
        this.scanners = scanners;
    }

    private RecallDesk recalls() {
        Engine engine = desk.engine();
        return engine.recalls();
    }

    public void post(Exchange exchange) {
        Bodies.expectJson(exchange);
        RetryKey retry = RetryKey.of(exchange);
        exchange.readWhole(exchange.config().jsonBodyBytes(), body -> {
            RecallFields recall = Bodies.read(body, RecallFields::read);
            Command command = recall.command(codeIds(recall.codes()));
            desk.submit(exchange, command, retry.whole(body), accepted -> {
                RecallNotice notice = recalls().find(accepted.sequence()).orElseThrow();
                exchange.header("location", "/v1/recalls/" + notice.id());
                answer(exchange, 201, notice);
            }, recall::fault);
        });
    }

    private long[] codeIds(SpokenTexts codes) {
        LookupTexts texts = scanners.get().texts;
        texts.clear();
        for (int i = 0; i < codes.count(); i++) {
            char[] text = codes.text(i).toCharArray();
            texts.accept(text, 0, text.length);
        }
        return texts.codeIds();
    }

    private void answer(Exchange exchange, int status, RecallNotice notice) {
        boolean taken = impacts.offer(() -> {
            Optional<Impact> impact = count(notice);
            exchange.resume(() -> impact.ifPresentOrElse(found -> exchange.answer(status, json(notice, found)),
                    () -> exchange.refuse(Problem.unavailable("the engine is closing"))));
        });
        if (!taken) {
            exchange.refuse(Problem.unavailable("too many recalls are being counted"));
        }
    }

    private Optional<Impact> count(RecallNotice notice) {
        try {
            return Optional.of(recalls().impact(notice));
        } catch (EngineException closed) {
            return Optional.empty();
        }
    }

    private static JsonOut json(RecallNotice notice, Impact impact) {
        JsonOut out = new JsonOut().beginObject();
        RecallJson.writeNotice(out, notice);
        RecallJson.writeImpact(out, impact);
        return out.endObject();
    }

    public void get(Exchange exchange) {
        answer(exchange, 200, inPath(exchange));
    }

    private RecallNotice inPath(Exchange exchange) {
        String id = exchange.request().parameter(0);
        return recalls().find(RecallNotice.number(id)).orElseThrow(() -> Refusal.of(404, "no such recall: " + id));
    }

    public void list(Exchange exchange) {
        Page.answer(exchange, new Page.Source<>("recalls", (token, limit) -> recalls().after(RecallNotice.number(token), limit),
                RecallNotice::id, (out, notice) -> {
                    RecallJson.writeNotice(out.beginObject(), notice);
                    out.endObject();
                }));
    }

    public void codes(Exchange exchange) {
        RecallNotice notice = inPath(exchange);
        Optional<String> party = exchange.request().query().text("party");
        party.filter(id -> !id.isEmpty() && desk.engine().catalog().party(id).isEmpty()).ifPresent(id -> {
            throw Refusal.of(404, "no such party: " + id);
        });
        CodeDownload.start(exchange, () -> party.map(id -> recalls().codes(notice, id)).orElseGet(() -> recalls().codes(notice)));
    }

    public void lift(Exchange exchange) {
        RecallNotice notice = inPath(exchange);
        RetryKey retry = RetryKey.of(exchange);
        exchange.readWhole(exchange.config().jsonBodyBytes(), body -> {
            Bodies.expectNothing(body);
            desk.submit(exchange, new Command.LiftRecall(notice.number(), EventContext.NONE), retry.whole(body), accepted -> {
                JsonOut out = new JsonOut().beginObject().field("recall", notice.id());
                EventAnswer.writeFields(out, accepted);
                exchange.answer(200, out.endObject());
            });
        });
    }
}
