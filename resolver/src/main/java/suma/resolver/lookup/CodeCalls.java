package suma.resolver.lookup;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import suma.engine.Engine;
import suma.engine.catalog.Level;
import suma.engine.scan.Finding;
import suma.engine.scan.Lookup;
import suma.resolver.call.Bodies;
import suma.resolver.call.CodeLists;
import suma.resolver.call.FieldRules;
import suma.resolver.http.Exchange;
import suma.resolver.http.Problem;
import suma.resolver.http.QueryTime;
import suma.resolver.http.Refusal;
import suma.resolver.json.JsonIn;
import suma.resolver.json.JsonOut;

/** What is this code, and what does it hold? */
public final class CodeCalls {
    private final Engine engine;
    private final FastThreadLocal<Scanner> scanners;

    public CodeCalls(Engine engine, FastThreadLocal<Scanner> scanners) {
        this.engine = engine;
        this.scanners = scanners;
    }

    public void get(Exchange exchange) {
        Scanner scanner = scanners.get();
        CodeInPath.find(exchange, scanner);
        JsonOut out = scanner.json.clear();
        scanner.verdicts.write(out, scanner.finding);
        exchange.answer(200, out);
    }

    public void resolve(Exchange exchange) {
        Bodies.expectJson(exchange);
        exchange.readWhole(exchange.config().jsonBodyBytes(), body -> {
            Scanner scanner = scanners.get();
            Bodies.read(body, in -> readBasket(in, scanner.texts));
            exchange.countsFor(scanner.texts.count());
            exchange.answer(200, verdicts(scanner, exchange.callerNumber()));
        });
    }

    private static CodeTexts readBasket(JsonIn in, LookupTexts codes) {
        codes.clear();
        boolean told = false;
        for (boolean more = in.beginObject() && in.nextField(); more; more = in.nextField()) {
            if (in.field().equals("codes")) {
                told = true;
                CodeLists.read(in, codes, FieldRules.MOST_BASKET_CODES);
            } else {
                in.unknownField();
            }
        }
        if (!told && in.faults().isEmpty()) {
            in.missing("codes");
        }
        return codes;
    }

    private static JsonOut verdicts(Scanner scanner, int key) {
        Basket basket = new Basket(scanner, key);
        scanner.json.clear().beginObject().name("results").beginArray();
        scanner.lookup.findAll(basket);
        scanner.tally.publish();
        basket.refuseIfAtFault();
        return scanner.json.endArray().endObject();
    }

    /** Writes the findings of one basket, or collects what is wrong with it. */
    private record Basket(Scanner scanner, int key, List<Problem.Part> errors) implements Lookup.Taker {
        Basket(Scanner scanner, int key) {
            this(scanner, key, new ArrayList<>());
        }

        @Override
        public void found(int position, Finding finding) {
            scanner.saw(finding, key);
            if (finding.isCode()) {
                scanner.verdicts.write(scanner.json, finding);
            } else {
                errors.add(new Problem.Part(scanner.lookup.scanned(position), "codes[" + position + "]", finding.problem()));
            }
        }

        void refuseIfAtFault() {
            if (!errors.isEmpty()) {
                throw new Refusal(Problem.of(400, errors.size() + " of " + scanner.lookup.count() + " texts are no codes", errors));
            }
        }
    }

    public void contents(Exchange exchange) {
        Scanner scanner = scanners.get();
        Optional<Level> level = exchange.request().query().text("level").map(CodeCalls::level);
        OptionalLong atMs = QueryTime.of(exchange, "at");
        long codeId = CodeInPath.issued(exchange, scanner);
        CodeDownload.start(exchange, () -> atMs.isPresent() ? engine.contentsOf(codeId, level, atMs.getAsLong()) : engine.contentsOf(codeId, level));
    }

    private static Level level(String text) {
        return Level.of(text).orElseThrow(() -> Refusal.of(400, "level: expected one of "
                + java.util.Arrays.stream(Level.values()).map(Level::text).toList() + ", actual " + text));
    }
}
