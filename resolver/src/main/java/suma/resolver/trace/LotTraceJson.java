package suma.resolver.trace;

import suma.engine.history.LotHappening;
import suma.engine.history.Role;
import suma.engine.scan.Lookup;
import suma.engine.trace.LotTrace;
import suma.resolver.json.JsonOut;

/** How the trace of a lot is written. What was not told is left out. */
final class LotTraceJson {
    private final JsonOut out;
    private final Lookup lookup;

    LotTraceJson(JsonOut out, Lookup lookup) {
        this.out = out;
        this.lookup = lookup;
    }

    void write(LotTrace trace) {
        out.beginObject().field("product", trace.product().id()).field("lot", trace.lot()).name("batches").beginArray();
        trace.batches().forEach(batch -> out.value(batch.id()));
        out.endArray();
        LotAmounts.write(out, trace.amounts());
        new LineageJson(out, lookup, "madeFrom").write(trace.madeFrom());
        new LineageJson(out, lookup, "madeInto").write(trace.madeInto());
        out.name("events").beginArray();
        trace.events().forEach(this::write);
        out.endArray();
        trace.next().ifPresent(next -> out.field("nextPageToken", TraceCalls.token(next)));
        if (trace.partial()) {
            out.field("partial", true);
        }
        out.endObject();
    }

    private void write(LotHappening one) {
        out.beginObject().field("sequence", one.what().sequence()).field("type", one.what().kind().text());
        if (one.what().role() != Role.SUBJECT) {
            out.field("role", one.what().role().text());
        }
        out.time("at", one.what().atMs()).time("recordedAt", one.what().recordedAtMs());
        TraceJson.writeContext(out, one.what().context());
        one.what().details().forEach(out::field);
        out.endObject();
    }
}
