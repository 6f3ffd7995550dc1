package suma.resolver.audit;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.Optional;
import suma.engine.Engine;
import suma.resolver.feed.LiveStream;
import suma.resolver.http.Exchange;
import suma.resolver.http.MediaType;
import suma.resolver.http.Refusal;
import suma.resolver.http.Route;
import suma.resolver.json.JsonOut;
import suma.resolver.key.ApiKey;
import suma.resolver.limit.Admission;
import suma.resolver.limit.RefusedCalls;
import suma.resolver.lookup.Scanner;

/** Who did this? */
public final class AuditCalls {
    private static final long NO_WAIT = 0;

    private final Engine engine;
    private final FastThreadLocal<Scanner> scanners;
    private final Admission admission;

    public AuditCalls(Engine engine, FastThreadLocal<Scanner> scanners, Admission admission) {
        this.engine = engine;
        this.scanners = scanners;
        this.admission = admission;
    }

    /** A route with the parameters that say whose deeds are wanted. */
    public static Route.Draft limited(Route.Draft draft) {
        return AuditQuery.limited(draft);
    }

    /** A line for each record, oldest first. */
    public void records(Exchange exchange) {
        AuditQuery query = AuditQuery.of(exchange);
        Optional<String> code = exchange.request().query().text("code");
        Places places = code.isPresent() ? new PlacesOfCode(engine, issued(code.get())) : new EveryPlace(engine, query.sinceMs());
        JsonOut lines = new JsonOut();
        new LiveStream(exchange, new AuditLines(query, places, admission.keys(), scanners, lines), lines, NO_WAIT).begin();
    }

    private long issued(String code) {
        return scanners.get().issued(code).orElseThrow(() -> Refusal.of(404, "code: expected one that was issued, actual " + code));
    }

    /** A line for each kind of refused calls of a minute, oldest first. */
    public void refusals(Exchange exchange) {
        AuditQuery query = AuditQuery.of(exchange);
        JsonOut out = new JsonOut();
        admission.refusals().all().stream().filter(query::wants).forEach(calls -> write(out, calls));
        exchange.answer(200, MediaType.NDJSON, out.bytes(), 0, out.length());
    }

    private static void write(JsonOut out, RefusedCalls calls) {
        out.beginObject().field("why", calls.why().text()).field("key", calls.who().key()).fieldIfTold("from", calls.who().from())
                .fieldIfTold("what", calls.what()).time("first", calls.first().toEpochMilli()).time("last", calls.last().toEpochMilli())
                .field("count", calls.count()).endObject().endLine();
    }

    /** Every key that was ever given, without its text. */
    public void keys(Exchange exchange) {
        JsonOut out = new JsonOut().beginObject().name("keys").beginArray();
        admission.keys().all().forEach(key -> write(out, key));
        exchange.answer(200, out.endArray().endObject());
    }

    private static void write(JsonOut out, ApiKey key) {
        out.beginObject().field("key", key.number()).field("name", key.name()).field("role", key.role().text());
        if (key.quota() > 0) {
            out.field("quota", key.quota());
        }
        write(out, "made", key.created());
        key.revoked().ifPresent(deed -> write(out, "revoked", deed));
        out.endObject();
    }

    private static void write(JsonOut out, String name, ApiKey.Deed deed) {
        out.name(name).beginObject().time("at", deed.at().toEpochMilli()).fieldIfTold("by", deed.by()).endObject();
    }
}
