package suma.loadgen;

import java.util.Locale;
import suma.resolver.json.JsonOut;

/** A run as JSON; times in milliseconds, rates in calls a second. */
final class JsonReport {
    private JsonReport() {
    }

    static byte[] of(Run run, Outcome outcome) {
        JsonOut json = new JsonOut().beginObject();
        write(json, run);
        decimal(json, "donePerSecond", outcome.perSecond());
        decimal(json, "sentLateP50Micros", outcome.sentLateMicros(50));
        decimal(json, "sentLateP99Micros", outcome.sentLateMicros(99));
        decimal(json, "sentLateMaxMicros", outcome.sentLateMicros(100));
        json.field("keptRate", outcome.keptRate()).field("complete", outcome.end().complete());
        json.name("problems").beginArray();
        outcome.problems().forEach(json::value);
        json.endArray().name("failures").beginArray();
        outcome.reasons().forEach((reason, times) -> json.beginObject().field("reason", reason).field("times", times).endObject());
        json.endArray().name("operations").beginArray();
        outcome.figures().forEach((operation, figures) -> write(json, operation.text(), figures));
        write(json, "all", outcome.total());
        json.endArray().name("seconds").beginArray();
        outcome.seconds().forEach(second -> write(json, second));
        return json.endArray().endObject().endLine().toBytes();
    }

    private static void write(JsonOut json, Run run) {
        json.field("scenario", run.scenario()).field("target", run.target().toString()).time("at", run.at().toEpochMilli())
                .field("machine", run.machine().toString());
        if (run.closed()) {
            json.field("rate", "max");
        } else {
            decimal(json, "rate", run.perSecond());
        }
        json.field("timed", run.timedFrom()).field("durationSeconds", run.times().seconds()).field("warmupSeconds", run.times().warmupSeconds())
                .field("connections", run.links().connections()).field("pipeline", run.links().depth());
    }

    private static void write(JsonOut json, String name, Figures figures) {
        json.beginObject().field("operation", name).field("offered", figures.offeredCount()).field("done", figures.doneCount())
                .field("failed", figures.failedCount());
        decimal(json, "p50", figures.millis(50));
        decimal(json, "p90", figures.millis(90));
        decimal(json, "p99", figures.millis(99));
        decimal(json, "p99.9", figures.millis(99.9));
        decimal(json, "max", figures.maxMillis());
        json.endObject();
    }

    private static void write(JsonOut json, Recorder.Second second) {
        json.beginObject().field("second", second.number()).field("warmup", second.warmup()).field("done", second.done())
                .field("failed", second.failed()).field("underWay", second.underWay());
        decimal(json, "max", second.maxNs() / 1e6);
        json.endObject();
    }

    private static void decimal(JsonOut json, String name, double value) {
        json.name(name).raw(String.format(Locale.ROOT, "%.3f", value));
    }
}
