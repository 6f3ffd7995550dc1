package suma.resolver.feed;

import io.netty.util.concurrent.FastThreadLocal;
import suma.engine.Engine;
import suma.resolver.http.Exchange;
import suma.resolver.json.JsonOut;
import suma.resolver.lookup.Scanner;

/** Every accepted record in order, for others to follow. */
public final class FeedCalls {
    private final Engine engine;
    private final FastThreadLocal<Scanner> scanners;

    public FeedCalls(Engine engine, FastThreadLocal<Scanner> scanners) {
        this.engine = engine;
        this.scanners = scanners;
    }

    public void get(Exchange exchange) {
        FeedQuery query = FeedQuery.of(exchange);
        JsonOut lines = new JsonOut();
        new LiveStream(exchange, new RecordLines(engine, scanners, query, lines), lines, query.waitNs()).begin();
    }
}
