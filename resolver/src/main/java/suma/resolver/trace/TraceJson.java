package suma.resolver.trace;

import suma.engine.CodeId;
import suma.engine.command.EventContext;
import suma.engine.history.Happening;
import suma.engine.history.Role;
import suma.engine.scan.Lookup;
import suma.engine.trace.Inside;
import suma.engine.trace.Tenure;
import suma.engine.trace.Trace;
import suma.engine.trace.TracedEvent;
import suma.resolver.json.JsonOut;

/** How a trace is written. What was not told is left out. */
final class TraceJson {
    private final JsonOut out;
    private final Lookup lookup;
    private final byte[] text = new byte[Lookup.LONGEST_CODE];

    TraceJson(JsonOut out, Lookup lookup) {
        this.out = out;
        this.lookup = lookup;
    }

    void write(Trace trace) {
        out.beginObject();
        code("code", trace.codeId());
        out.field("batch", trace.batch().id()).field("product", trace.batch().product().id()).fieldIfTold("lot", trace.batch().lot());
        out.name("parents").beginArray();
        trace.parents().forEach(this::write);
        out.endArray().name("custody").beginArray();
        trace.custody().forEach(this::write);
        out.endArray().name("events").beginArray();
        trace.events().forEach(event -> write(event, trace.codeId()));
        out.endArray();
        trace.next().ifPresent(next -> out.field("nextPageToken", TraceCalls.token(next)));
        if (trace.partial()) {
            out.field("partial", true);
        }
        out.endObject();
    }

    private void write(Inside inside) {
        out.beginObject();
        code("code", inside.container());
        out.field("direct", inside.direct()).time("since", inside.since().atMs());
        inside.untilMs().ifPresent(untilMs -> out.time("until", untilMs));
        out.endObject();
    }

    private void write(Tenure tenure) {
        out.beginObject().fieldIfTold("party", tenure.party()).field("state", tenure.state().text()).time("since", tenure.since().atMs());
        tenure.untilMs().ifPresent(untilMs -> out.time("until", untilMs));
        out.fieldIfTold("note", tenure.note()).endObject();
    }

    private void write(TracedEvent event, long traced) {
        Happening what = event.what();
        out.beginObject().field("sequence", what.sequence()).field("type", what.kind().text());
        if (what.role() != Role.SUBJECT) {
            out.field("role", what.role().text());
        }
        out.time("at", what.atMs()).time("recordedAt", what.recordedAtMs());
        if (event.subject() != traced) {
            code("code", event.subject());
        }
        if (event.codes() > 0) {
            out.field("children", event.codes());
        } else if (event.parent() != CodeId.NONE) {
            code("parent", event.parent());
        }
        writeContext(what.context());
        what.details().forEach(out::field);
        out.endObject();
    }

    private void writeContext(EventContext context) {
        out.fieldIfTold("party", context.party()).fieldIfTold("location", context.location())
                .fieldIfTold("document", context.document()).fieldIfTold("reason", context.reason());
    }

    private void code(String name, long codeId) {
        out.name(name).value(text, 0, lookup.render(codeId, text, 0));
    }
}
