package suma.resolver.lookup;

import java.nio.charset.StandardCharsets;
import java.util.List;
import suma.engine.code.Reading;
import suma.engine.code.Schemes;
import suma.resolver.call.Bodies;
import suma.resolver.http.Exchange;
import suma.resolver.http.Problem;
import suma.resolver.http.Refusal;
import suma.resolver.json.JsonIn;
import suma.resolver.json.JsonOut;
import suma.resolver.json.TextRule;

/** How is this text read? */
public final class ParseCalls {
    private static final TextRule ANY = text -> text.isEmpty() ? "expected a text, actual is empty" : TextRule.FINE;

    private final Schemes schemes;

    public ParseCalls(Schemes schemes) {
        this.schemes = schemes;
    }

    public void parse(Exchange exchange) {
        Bodies.expectJson(exchange);
        exchange.readWhole(exchange.config().jsonBodyBytes(), body -> {
            String text = Bodies.read(body, ParseCalls::read);
            refuseUnreadable(text);
            JsonOut out = new JsonOut();
            ReadingJson.write(out, schemes, text);
            exchange.answer(200, out);
        });
    }

    private void refuseUnreadable(String text) {
        Reading reading = new Reading();
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        schemes.read(utf8, 0, utf8.length, reading);
        if (reading.kind() == Reading.Kind.NONE) {
            throw new Refusal(Problem.of(400, reading.problem(), List.of(new Problem.Part(text, "text", reading.problem()))));
        }
    }

    private static String read(JsonIn in) {
        String text = "";
        boolean told = false;
        for (boolean more = in.beginObject() && in.nextField(); more; more = in.nextField()) {
            if (in.field().equals("text")) {
                told = true;
                text = in.text(ANY);
            } else {
                in.unknownField();
            }
        }
        if (!told && in.faults().isEmpty()) {
            in.missing("text");
        }
        return text;
    }
}
