package suma.resolver.lookup;

import java.nio.charset.StandardCharsets;
import java.util.List;
import suma.engine.code.CodeForms;
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
            Asked asked = Bodies.read(body, ParseCalls::read);
            Reading reading = reading(asked.text);
            int told = reading.companyPrefixLength();
            JsonOut out = new JsonOut();
            ReadingJson.write(out, asked.text, reading, told > 0 ? told : asked.companyPrefixLength);
            exchange.answer(200, out);
        });
    }

    /** {@code companyPrefixLength} is 0 where it was not told. */
    private record Asked(String text, int companyPrefixLength) {
    }

    private Reading reading(String text) {
        Reading reading = new Reading();
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        schemes.read(utf8, 0, utf8.length, reading);
        if (reading.kind() == Reading.Kind.NONE) {
            throw new Refusal(Problem.of(400, reading.problem(), List.of(new Problem.Part(text, "text", reading.problem()))));
        }
        return reading;
    }

    private static Asked read(JsonIn in) {
        String text = "";
        int companyPrefixLength = 0;
        boolean told = false;
        for (boolean more = in.beginObject() && in.nextField(); more; more = in.nextField()) {
            switch (in.field()) {
                case "text" -> {
                    told = true;
                    text = in.text(ANY);
                }
                case "companyPrefixLength" -> companyPrefixLength =
                        (int) in.number(CodeForms.MIN_COMPANY_PREFIX, CodeForms.MAX_COMPANY_PREFIX);
                default -> in.unknownField();
            }
        }
        if (!told && in.faults().isEmpty()) {
            in.missing("text");
        }
        return new Asked(text, companyPrefixLength);
    }
}
