package suma.bench;

import static suma.bench.Figure.Goal.atMost;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures an order over HTTP, from the request to the last code, beside PostgreSQL storing as many random codes. */
@Command(name = "orders", description = "an order over HTTP with all its codes as text, client included, beside PostgreSQL's INSERT of as many")
final class OrdersCommand implements Callable<Integer> {
    /** Drug ids count up from here, a product for every order. */
    private static final int FIRST_DRUG = 8_100_001;
    private static final long TINY_CODES = 20_000;

    @Mixin
    private RunOptions options;

    @Mixin
    private ServerOptions server;

    @Option(names = "--codes", paramLabel = "N", defaultValue = "10000000", description = "codes an order (default: ${DEFAULT-VALUE})")
    private long usualCodes;

    @Option(names = "--rival-codes", paramLabel = "N", description = "codes that PostgreSQL stores a run (default: as many)")
    private Optional<Long> usualRivalCodes = Optional.empty();

    @Option(names = "--require-rival", description = "fail when PostgreSQL is not installed")
    private boolean rivalRequired;

    private Figure seconds;
    private Figure rate;
    private Figure memory;
    private Figure rivalSeconds;
    private Figure rivalRate;
    private Figure ratio;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        Optional<Path> postgres = PostgresCluster.programs();
        if (postgres.isEmpty()) {
            System.err.println(PostgresCluster.ABSENT);
            if (rivalRequired) {
                return 1;
            }
        }
        Results results = declare();
        try (Scratch scratch = options.scratch()) {
            measure(scratch, postgres);
        }
        results.note(postgres.map(PostgresCluster::describe).orElse(PostgresCluster.ABSENT));
        options.publish(results);
        return 0;
    }

    private Results declare() {
        long codes = options.size(usualCodes, TINY_CODES);
        Results results = options.newResults();
        seconds = results.figure("order of " + Figure.text(codes) + ", request to last byte", "s", atMost(2));
        rate = results.figure("the order, in codes", "codes/s");
        memory = results.figure("server, resident memory", "bytes");
        rivalSeconds = results.figure("PostgreSQL, INSERT of " + Figure.text(rivalCodes()), "s");
        rivalRate = results.figure("PostgreSQL, in codes", "codes/s");
        ratio = results.figure("order : PostgreSQL, in codes/s", "times");
        return results;
    }

    private long rivalCodes() {
        return options.size(usualRivalCodes.orElse(usualCodes), TINY_CODES);
    }

    /** Orders first and PostgreSQL behind, run by run; the first order only warms up. */
    private void measure(Scratch scratch, Optional<Path> postgres) throws IOException, InterruptedException, SQLException {
        try (SumaProcess suma = server.start(scratch.next()); OrderClient client = new OrderClient(suma)) {
            order(suma, client, 0);
            if (postgres.isEmpty()) {
                measureOrders(suma, client);
            } else {
                try (PostgresCluster cluster = PostgresCluster.start(postgres.get(), scratch.open()); PostgresOrders rival = new PostgresOrders(cluster)) {
                    measureBoth(suma, client, rival);
                }
            }
        }
    }

    private void measureOrders(SumaProcess suma, OrderClient client) throws IOException, InterruptedException {
        for (int run = 1; run <= options.runs(); run++) {
            addOrder(suma, client, run);
        }
    }

    private void measureBoth(SumaProcess suma, OrderClient client, PostgresOrders rival) throws IOException, InterruptedException, SQLException {
        for (int run = 1; run <= options.runs(); run++) {
            addOrder(suma, client, run);
            rivalSeconds.add(rival.insert(rivalCodes(), FIRST_DRUG + run));
            rivalRate.add(rivalCodes() / rivalSeconds.last());
            ratio.addRatio(rate, rivalRate);
        }
    }

    private void addOrder(SumaProcess suma, OrderClient client, int run) throws IOException, InterruptedException {
        seconds.add(order(suma, client, run));
        rate.add(options.size(usualCodes, TINY_CODES) / seconds.last());
        memory.add(suma.residentBytes());
    }

    private double order(SumaProcess suma, OrderClient client, int run) throws IOException, InterruptedException {
        String drug = Integer.toString(FIRST_DRUG + run);
        suma.addDrug(drug, "unit");
        return client.order(drug, options.size(usualCodes, TINY_CODES));
    }
}
