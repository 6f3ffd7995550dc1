package suma.resolver.audit;

import java.net.InetAddress;
import java.util.Optional;
import suma.engine.journal.LogFrameReader;
import suma.resolver.http.Exchange;
import suma.resolver.http.QueryTime;
import suma.resolver.http.Refusal;
import suma.resolver.http.Route;
import suma.resolver.limit.Network;
import suma.resolver.limit.RefusedCalls;

/**
 * Whose deeds are asked for.
 *
 * @param key  number of the key that was shown; {@link #ANY_KEY} for all
 * @param from the address that the request came from, or the block that it belongs to
 */
record AuditQuery(int key, Optional<Network> from, long sinceMs, long untilMs) {
    private static final int ANY_KEY = -1;

    static Route.Draft limited(Route.Draft draft) {
        return draft.query("key", "integer", "number of the key that was shown, 0 for none")
                .query("from", "string", "address or block of addresses, as in 10.0.0.0/8, that it came from")
                .query("since", "string", "from this time on").query("until", "string", "up to this time");
    }

    static AuditQuery of(Exchange exchange) {
        int key = (int) exchange.request().query().number("key", 0, Integer.MAX_VALUE, ANY_KEY);
        Optional<Network> from = exchange.request().query().text("from").map(AuditQuery::network);
        return new AuditQuery(key, from, QueryTime.of(exchange, "since").orElse(0), QueryTime.of(exchange, "until").orElse(Long.MAX_VALUE));
    }

    private static Network network(String text) {
        return Network.of(text).orElseThrow(() -> Refusal.of(400, "from: expected an address, or a block as in 10.0.0.0/8, actual " + text));
    }

    boolean wants(LogFrameReader record) {
        return wantsKey(record.key()) && wantsTime(record.timeMs(), record.timeMs()) && (from.isEmpty() || wantsAddress(record.from()));
    }

    boolean wants(RefusedCalls calls) {
        return wantsKey(calls.who().key()) && wantsTime(calls.first().toEpochMilli(), calls.last().toEpochMilli())
                && wantsAddress(Network.of(calls.who().from()).map(Network::address));
    }

    private boolean wantsKey(int number) {
        return key == ANY_KEY || key == number;
    }

    private boolean wantsTime(long firstMs, long lastMs) {
        return lastMs >= sinceMs && firstMs <= untilMs;
    }

    private boolean wantsAddress(Optional<InetAddress> address) {
        return from.isEmpty() || address.isPresent() && from.get().contains(address.get());
    }
}
