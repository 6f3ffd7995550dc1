package suma.resolver.lookup;

import io.netty.util.concurrent.FastThreadLocal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import suma.engine.CodeId;
import suma.engine.Engine;
import suma.engine.catalog.Level;
import suma.resolver.call.Bodies;
import suma.resolver.call.CodeLists;
import suma.resolver.call.FieldRules;
import suma.resolver.http.Exchange;
import suma.resolver.http.Problem;
import suma.resolver.http.Refusal;
import suma.resolver.json.JsonIn;
import suma.resolver.json.JsonOut;

/** What is this code, and what does it hold? */
public final class CodeCalls {
    private final Engine engine;
    private final FastThreadLocal<Scanner> scanners;
    private final ScanMetrics metrics;

    public CodeCalls(Engine engine, FastThreadLocal<Scanner> scanners, ScanMetrics metrics) {
        this.engine = engine;
        this.scanners = scanners;
        this.metrics = metrics;
    }

    public void get(Exchange exchange) {
        Scanner scanner = scanners.get();
        find(exchange, scanner);
        metrics.found(scanner.finding.verdict());
        JsonOut out = scanner.json.clear();
        scanner.verdicts.write(out, scanner.finding);
        exchange.answer(200, out);
    }

    /** Finds the code in the path, or refuses what is none. */
    private void find(Exchange exchange, Scanner scanner) {
        byte[] text = exchange.request().parameterBytes(0);
        if (!scanner.lookup.find(text, 0, text.length, scanner.finding)) {
            metrics.noCode();
            String spoken = new String(text, StandardCharsets.UTF_8);
            String reason = scanner.finding.problem();
            throw new Refusal(Problem.of(400, reason, List.of(new Problem.Part(spoken, "", reason))));
        }
    }

    public void resolve(Exchange exchange) {
        Bodies.expectJson(exchange);
        exchange.readWhole(exchange.config().jsonBodyBytes(), body -> {
            List<byte[]> codes = Bodies.read(body, CodeCalls::readBasket);
            exchange.answer(200, verdicts(codes, scanners.get()));
        });
    }

    private static List<byte[]> readBasket(JsonIn in) {
        List<byte[]> codes = new ArrayList<>();
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

    private JsonOut verdicts(List<byte[]> codes, Scanner scanner) {
        List<Problem.Part> errors = new ArrayList<>();
        JsonOut out = scanner.json.clear().beginObject().name("results").beginArray();
        for (int i = 0; i < codes.size(); i++) {
            byte[] text = codes.get(i);
            if (scanner.lookup.find(text, 0, text.length, scanner.finding)) {
                metrics.found(scanner.finding.verdict());
                scanner.verdicts.write(out, scanner.finding);
            } else {
                metrics.noCode();
                errors.add(new Problem.Part(new String(text, StandardCharsets.UTF_8), "codes[" + i + "]", scanner.finding.problem()));
            }
        }
        if (!errors.isEmpty()) {
            throw new Refusal(Problem.of(400, errors.size() + " of " + codes.size() + " texts are no codes", errors));
        }
        return out.endArray().endObject();
    }

    public void contents(Exchange exchange) {
        Scanner scanner = scanners.get();
        Optional<Level> level = exchange.request().query().text("level").map(CodeCalls::level);
        find(exchange, scanner);
        if (scanner.finding.codeId() == CodeId.NONE) {
            throw Refusal.of(404, "the code was never issued");
        }
        long codeId = scanner.finding.codeId();
        CodeDownload.start(exchange, () -> engine.contentsOf(codeId, level));
    }

    private static Level level(String text) {
        return Level.of(text).orElseThrow(() -> Refusal.of(400, "level: expected one of "
                + java.util.Arrays.stream(Level.values()).map(Level::text).toList() + ", actual " + text));
    }
}
