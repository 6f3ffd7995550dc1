package suma.loadgen;

import java.util.Locale;
import suma.resolver.json.JsonOut;

/** A run as JSON; times in milliseconds, rates in calls a second. */
final class JsonReport {
    private JsonReport() {
    }

    static byte[] of(Run run, Outcome outcome) {
        JsonOut json = new JsonOut().beginObject();
        json.field("scenario", run.scenario()).field("target", run.target().toString()).time("at", run.at().toEpochMilli())
                .field("machine", run.machine().toString()).name("rate").raw(decimal(run.perSecond())).field("durationSeconds", run.seconds())
                .field("warmupSeconds", run.warmupSeconds()).field("connections", run.connections()).field("pipeline", run.depth());
        json.name("donePerSecond").raw(decimal(outcome.perSecond())).field("keptRate", outcome.keptRate()).field("complete", outcome.end().complete());
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

    private static void write(JsonOut json, String name, Figures figures) {
        json.beginObject().field("operation", name).field("offered", figures.offeredCount()).field("done", figures.doneCount())
                .field("failed", figures.failedCount());
        for (double percentile : new double[] {50, 90, 99, 99.9}) {
            json.name("p" + (percentile % 1 == 0 ? String.valueOf((int) percentile) : String.valueOf(percentile))).raw(decimal(figures.millis(percentile)));
        }
        json.name("max").raw(decimal(figures.maxMillis())).endObject();
    }

    private static void write(JsonOut json, Recorder.Second second) {
        json.beginObject().field("second", second.number()).field("warmup", second.warmup()).field("done", second.done())
                .field("failed", second.failed()).field("underWay", second.underWay()).name("max").raw(decimal(second.maxNs() / 1e6)).endObject();
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
