package suma.resolver.http;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.OptionalLong;

/** A time behind the question mark. */
public final class QueryTime {
    private QueryTime() {
    }

    /** Epoch ms; empty when it is not told. A plus sign that a caller forgot to escape comes as a space. */
    public static OptionalLong of(Exchange exchange, String name) {
        return exchange.request().query().text(name).map(text -> OptionalLong.of(parse(name, text.replace(' ', '+')))).orElse(OptionalLong.empty());
    }

    private static long parse(String name, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException none) {
            throw Refusal.of(400, name + ": expected a time such as 2026-05-31T08:30:00Z, actual " + text);
        }
    }
}
