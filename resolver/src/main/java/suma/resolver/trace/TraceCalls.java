package suma.resolver.trace;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import suma.engine.Engine;
import suma.engine.trace.Moment;
import suma.engine.trace.Trace;
import suma.engine.trace.TraceLimits;
import suma.resolver.catalog.Page;
import suma.resolver.http.Exchange;
import suma.resolver.http.QueryTime;
import suma.resolver.http.Refusal;
import suma.resolver.http.Route;
import suma.resolver.lookup.CodeInPath;
import suma.resolver.lookup.Scanner;

/** Where did this code come from, and where did it go? */
public final class TraceCalls {
    private static final Pattern TOKEN = Pattern.compile("(-?\\d{1,18})\\.(\\d{1,18})");

    private final Engine engine;
    private final FastThreadLocal<Scanner> scanners;

    public TraceCalls(Engine engine, FastThreadLocal<Scanner> scanners) {
        this.engine = engine;
        this.scanners = scanners;
    }

    /** A route with the parameters that limit a trace. */
    public static Route.Draft limited(Route.Draft draft) {
        return draft.query("depth", "integer", "transformations to follow each way, at most " + TraceLimits.MOST_DEPTH)
                .query("since", "string", "events from this time on").query("until", "string", "events up to this time")
                .query(Page.SIZE, "integer", "events a page, at most " + TraceLimits.MOST_EVENTS)
                .query(Page.TOKEN, "string", "nextPageToken of the page before");
    }

    public void get(Exchange exchange) {
        Scanner scanner = scanners.get();
        TraceLimits limits = limits(exchange);
        Trace trace = engine.trace(CodeInPath.issued(exchange, scanner), limits);
        new TraceJson(scanner.json.clear(), scanner.lookup).write(trace);
        exchange.answer(200, scanner.json);
    }

    private static TraceLimits limits(Exchange exchange) {
        int depth = (int) exchange.request().query().number("depth", 0, TraceLimits.MOST_DEPTH, TraceLimits.USUAL.depth());
        int events = (int) exchange.request().query().number(Page.SIZE, 1, TraceLimits.MOST_EVENTS, TraceLimits.USUAL.events());
        OptionalLong since = QueryTime.of(exchange, "since");
        Moment from = since.isPresent() ? new Moment(since.getAsLong(), 0) : TraceLimits.USUAL.since();
        Optional<Moment> token = exchange.request().query().text(Page.TOKEN).map(TraceCalls::moment);
        return new TraceLimits(depth, token.orElse(from), QueryTime.of(exchange, "until").orElse(Long.MAX_VALUE), events);
    }

    static String token(Moment moment) {
        return moment.atMs() + "." + moment.sequence();
    }

    private static Moment moment(String token) {
        Matcher parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            throw Refusal.of(400, Page.TOKEN + ": expected a token of an earlier page, actual " + token);
        }
        return new Moment(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
    }
}
