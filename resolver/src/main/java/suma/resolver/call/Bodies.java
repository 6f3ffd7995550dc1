package suma.resolver.call;

import java.util.List;
import java.util.function.Function;
import suma.resolver.http.Exchange;
import suma.resolver.http.MediaType;
import suma.resolver.http.Problem;
import suma.resolver.http.Refusal;
import suma.resolver.json.JsonIn;
import suma.resolver.json.MalformedJson;

/** Reads whole JSON bodies, or refuses them with everything that is wrong in them. */
public final class Bodies {
    private Bodies() {
    }

    public static void expect(Exchange exchange, List<String> types) {
        if (!types.contains(exchange.request().bodyType())) {
            throw Refusal.of(415, "expected a body of " + String.join(" or ", types) + ", actual " + exchange.request().bodyType());
        }
    }

    public static void expectJson(Exchange exchange) {
        expect(exchange, List.of(MediaType.JSON));
    }

    /** For calls that need no body: nothing, or an empty object. */
    public static void expectNothing(byte[] body) {
        if (body.length > 0) {
            read(body, in -> {
                for (boolean more = in.beginObject() && in.nextField(); more; more = in.nextField()) {
                    in.unknownField();
                }
                return body;
            });
        }
    }

    /** Reads one JSON text; the reader's faults are the answer. */
    public static <T> T read(byte[] body, Function<JsonIn, T> reader) {
        try (JsonIn in = JsonIn.of(body)) {
            T value = reader.apply(in);
            in.end();
            if (!in.faults().isEmpty()) {
                throw new Refusal(Problem.fields(in.faults()));
            }
            return value;
        } catch (MalformedJson malformed) {
            throw new Refusal(Problem.malformed(malformed.getMessage()));
        }
    }
}
