package suma.bench;

import static suma.bench.Figure.Goal.atLeast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** Durable sales, one code each, beside PostgreSQL doing the same as updates of rows. */
final class SalesDuel implements Comparison {
    private static final int CONNECTIONS = 64;
    private static final long CODES_A_SECOND = 60_000;

    private final TillBench bench;
    private final Figure suma;
    private final Figure p99;
    private final Figure postgres;
    private final Figure ratio;
    private final Figure syncs;
    private final Optional<PostgresCluster> cluster;
    private final Optional<PostgresSales> rival;

    SalesDuel(TillBench bench, long codes) throws IOException, InterruptedException, SQLException {
        this.bench = bench;
        Results results = bench.results();
        suma = results.figure("Suma CHECKOUT, 64 connections", "sales/s", atLeast(20e3));
        p99 = results.figure("Suma CHECKOUT, p99 from sending", "ms");
        postgres = results.figure("PostgreSQL UPDATE by pgbench, 64", "sales/s");
        ratio = results.figure("Suma : PostgreSQL, sales", "times", atLeast(7));
        syncs = results.figure("the disk: 4 KiB appended and synced", "syncs/s");
        Optional<Path> programs = bench.rivals() ? PostgresCluster.programs() : Optional.empty();
        cluster = programs.isPresent() ? Optional.of(PostgresCluster.start(programs.get(), bench.scratch().open())) : Optional.empty();
        rival = cluster.isPresent()
                ? Optional.of(new PostgresSales(programs.get(), cluster.get(), Files.createDirectories(bench.scratch().next()), codes))
                : Optional.empty();
        programs.ifPresent(found -> results.note(PostgresCluster.describe(found)));
    }

    @Override
    public void run() throws IOException, InterruptedException, SQLException {
        int seconds = bench.load().seconds(bench.options());
        syncs.add(DiskSyncs.perSecond(bench.scratch().next()));
        long codes = CODES_A_SECOND * (seconds + bench.load().warmup(bench.options()));
        LoadProcess.Found found = bench.run(bench.stock().overResp("checkout", "--rate", "max", "--connections", Integer.toString(CONNECTIONS),
                "--codes", Long.toString(codes)));
        suma.add(found.perSecond());
        p99.add(found.p99());
        if (rival.isPresent()) {
            postgres.add(rival.get().perSecond(CONNECTIONS, seconds));
            ratio.addRatio(suma, postgres);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (cluster.isPresent()) {
            cluster.get().close();
        }
    }
}
