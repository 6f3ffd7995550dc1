package suma.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what tills feel: lookups and sales, each beside the server that would be used otherwise, turn by turn. */
@Command(name = "tills", description = "lookups beside Redis and nginx, sales beside PostgreSQL, and lookups while lines order and pack")
final class TillsCommand implements Callable<Integer> {
    private static final List<String> RIVALS = List.of("redis-server", "nginx", "wrk");

    /** Public scans all come from one address here. */
    private static final Surroundings UNLIMITED = new Surroundings(List.of(), Map.of(), "{\"http\": {\"publicPerSecond\": 0}}");

    @Mixin
    private RunOptions options;
    @Mixin
    private ServerOptions server;
    @Mixin
    private LoadOptions load;
    @Option(names = "--codes", paramLabel = "N", defaultValue = "10000000", description = "packed codes in the folder (default: ${DEFAULT-VALUE})")
    private long usualCodes;
    @Option(names = "--parts", paramLabel = "PART", split = ",", defaultValue = "lookups,http,sales,scans,busy",
            description = "what is measured; busy needs the peak, so it includes lookups (default: ${DEFAULT-VALUE})")
    private Set<Part> parts = EnumSet.noneOf(Part.class);
    @Option(names = "--without-rivals", description = "measure Suma alone")
    private boolean alone;

    /** The comparisons by name. */
    enum Part {
        lookups, http, sales, scans, busy
    }

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        List<String> missing = alone ? List.of() : missing();
        if (!missing.isEmpty()) {
            System.err.println("tills: expected " + String.join(", ", missing) + " to be installed (Debian: apt-get install redis-server nginx wrk postgresql), "
                    + "or --without-rivals");
            return 1;
        }
        Results results = options.newResults();
        try (Scratch scratch = options.scratch(); SumaProcess suma = server.start(scratch.next(), UNLIMITED)) {
            TillStock stock = TillStock.make(suma, Files.createDirectories(scratch.next()), codes());
            measure(new TillBench(stock, options, load, scratch, results, !alone));
        }
        options.publish(results);
        return 0;
    }

    private static List<String> missing() throws IOException {
        Stream<String> programs = RIVALS.stream().filter(name -> Rival.program(name).isEmpty());
        return Stream.concat(programs, PostgresCluster.programs().isPresent() ? Stream.empty() : Stream.of("PostgreSQL")).toList();
    }

    private long codes() {
        return options.size(usualCodes, 10_000);
    }

    private void measure(TillBench bench) throws IOException, InterruptedException, SQLException {
        List<Comparison> measured = new ArrayList<>();
        try {
            declare(bench, measured);
            Figure memory = bench.results().figure("Suma, resident memory", "bytes");
            for (int run = 0; run < options.runs(); run++) {
                for (Comparison part : measured) {
                    part.run();
                }
                memory.add(bench.stock().suma().residentBytes());
                options.keep(bench.results());
            }
        } finally {
            Collections.reverse(measured);
            for (Comparison part : measured) {
                part.close();
            }
        }
    }

    private void declare(TillBench bench, List<Comparison> measured) throws IOException, InterruptedException, SQLException {
        if (parts.contains(Part.lookups) || parts.contains(Part.busy)) {
            LookupDuel lookups = new LookupDuel(bench);
            measured.add(lookups);
            if (parts.contains(Part.busy)) {
                measured.add(new BusyTills(bench, lookups));
            }
        }
        if (parts.contains(Part.http)) {
            measured.add(new HttpDuel(bench));
        }
        if (parts.contains(Part.scans)) {
            measured.add(new ScannedTills(bench));
        }
        if (parts.contains(Part.sales)) {
            measured.add(new SalesDuel(bench, codes()));
        }
    }
}
