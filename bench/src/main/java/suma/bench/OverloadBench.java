package suma.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What the parts of the overload run share: how to start a server, and lookups at one rate beside whatever else goes on. */
record OverloadBench(RunOptions options, ServerOptions server, LoadOptions load, Scratch scratch, Results results, double lookupsPerSecond) {
    private static final int PACKED = 240_000;

    /** A server and codes to look up in it. */
    record Stocked(SumaProcess suma, TillStock stock) implements AutoCloseable {
        @Override
        public void close() throws InterruptedException {
            suma.close();
        }
    }

    Stocked start(Path data, Surroundings around) throws IOException, InterruptedException {
        SumaProcess suma = server.start(data, around);
        return new Stocked(suma, TillStock.make(suma, Files.createDirectories(scratch.next()), options.size(PACKED, 2_400)));
    }

    /** Lookups over the Redis protocol, open loop; they end after so many seconds. */
    LoadProcess lookups(TillStock stock, int seconds) throws IOException {
        return load.start(options, scratch.next(), lookupsOf(stock), seconds);
    }

    /** Lookups with nothing else going on. */
    LoadProcess.Found lookupsAlone(TillStock stock) throws IOException, InterruptedException {
        return load.run(options, scratch.next(), lookupsOf(stock));
    }

    private List<String> lookupsOf(TillStock stock) throws IOException {
        return stock.overResp("resolve", "--codes-file", stock.codes().toString(), "--rate", String.format(Locale.ROOT, "%.0f", lookupsPerSecond),
                "--connections", "16", "--pipeline", "16");
    }

    /** Adds p99 of lookups alone and beside something. */
    void compare(String part, LoadProcess.Found alone, LoadProcess.Found beside) {
        results.figure(part + ": lookups alone, p99", "ms").add(alone.p99());
        results.figure(part + ": lookups beside, p99", "ms").add(beside.p99());
        results.figure(part + ": lookups beside, p99.9", "ms").add(beside.p999());
        results.requirement(part + ": lookups that failed", "calls", Figure.Goal.atMost(0)).add(beside.failed());
        beside.problems().forEach(problem -> results.note(part + ": lookups: " + problem));
    }
}
