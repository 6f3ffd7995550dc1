package suma.resolver.feed;

import java.util.concurrent.TimeUnit;
import suma.resolver.http.Exchange;
import suma.resolver.http.Refusal;

/**
 * What a follower asks for.
 *
 * @param after  the last sequence that it has
 * @param frames true for the log's own bytes
 * @param waitNs how long after the beginning it still waits for further records
 */
public record FeedQuery(long after, boolean frames, long waitNs) {
    static final String LOG = "log";
    private static final long MOST_SEQUENCE = (1L << 48) - 1;
    private static final long FOR_EVER_SECONDS = TimeUnit.DAYS.toSeconds(36500);

    static FeedQuery of(Exchange exchange) {
        long after = after(exchange, "sequence");
        String form = exchange.request().query().text("form").orElse("");
        if (!form.isEmpty() && !form.equals(LOG)) {
            throw Refusal.of(400, "form: expected " + LOG + " or nothing, actual " + form);
        }
        return new FeedQuery(after, form.equals(LOG), waitNs(exchange));
    }

    /** The last thing that a follower has. */
    public static long after(Exchange exchange, String what) {
        long after = exchange.request().query().number("after", 0, MOST_SEQUENCE, -1);
        if (after < 0) {
            throw Refusal.of(400, "after: expected the last " + what + " that is known, 0 for none, actual nothing");
        }
        return after;
    }

    public static long waitNs(Exchange exchange) {
        return TimeUnit.SECONDS.toNanos(exchange.request().query().number("wait", 0, FOR_EVER_SECONDS, FOR_EVER_SECONDS));
    }
}
