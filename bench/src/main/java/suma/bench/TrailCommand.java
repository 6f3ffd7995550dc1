package suma.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what inspectors feel: recalls, contents, traces and the feed, beside PostgreSQL with the usual tables. */
@Command(name = "trail", description = "recalls, contents, traces and the feed, beside PostgreSQL")
final class TrailCommand implements Callable<Integer> {
    @Mixin
    private RunOptions options;
    @Mixin
    private ServerOptions server;
    @Mixin
    private LoadOptions load;
    @Option(names = "--units", paramLabel = "N", defaultValue = "1000000", description = "units of the lot that goes to market (default: ${DEFAULT-VALUE})")
    private long usualUnits;
    @Option(names = "--pallet", paramLabel = "N", defaultValue = "100000", description = "units on the pallet (default: ${DEFAULT-VALUE})")
    private long usualPallet;
    @Option(names = "--store", paramLabel = "N", defaultValue = "1e8", description = "units of the store in which single ones are traced (default: ${DEFAULT-VALUE})")
    private double usualStore;
    @Option(names = "--recalled", paramLabel = "N", defaultValue = "10000000", description = "units recalled beside lookups (default: ${DEFAULT-VALUE})")
    private long usualRecalled;
    @Option(names = "--parts", paramLabel = "PART", split = ",", defaultValue = "impact,contents,traces,lookups,feed",
            description = "what is measured, each with results of its own (default: ${DEFAULT-VALUE})")
    private Set<Part> parts = EnumSet.noneOf(Part.class);
    @Option(names = "--data", paramLabel = "DIR", description = "filled data folders are kept and found again there (default: temporary ones)")
    private Optional<Path> data = Optional.empty();
    @Option(names = "--without-rivals", description = "measure Suma alone")
    private boolean alone;

    /** The comparisons by name. */
    enum Part {
        impact, contents, traces, lookups, feed
    }

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        if (!alone && PostgresCluster.programs().isEmpty()) {
            System.err.println("trail: " + PostgresCluster.ABSENT + ", or --without-rivals");
            return 1;
        }
        try (Scratch scratch = options.scratch()) {
            KeptFolders folders = new KeptFolders(data, scratch);
            for (Part part : parts) {
                Results results = options.newResults("trail-" + part);
                measure(part, new TrailBench(options, server, load, scratch, folders, results, !alone));
                options.publish(results);
            }
        }
        return 0;
    }

    private void measure(Part part, TrailBench bench) throws IOException, InterruptedException, SQLException {
        try (Comparison comparison = comparison(part, bench)) {
            for (int run = 0; run < options.runs(); run++) {
                comparison.run();
                options.keep(bench.results());
            }
        }
    }

    private Comparison comparison(Part part, TrailBench bench) throws IOException, InterruptedException, SQLException {
        return switch (part) {
            case impact -> new ImpactDuel(bench, market());
            case contents -> new ContentsDuel(bench, market());
            case traces -> new ColdTraces(bench, options.size((long) usualStore, 20_000));
            case lookups -> new RecalledTills(bench, options.size(usualRecalled, 20_000), options.size(1_000_000, 10_000));
            case feed -> new FeedRun(bench, market());
        };
    }

    private MarketStock market() {
        return MarketStock.of(options.size(usualUnits, 10_000), options.size(usualPallet, 1000));
    }
}
