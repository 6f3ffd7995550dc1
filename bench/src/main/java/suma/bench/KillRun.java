package suma.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Lives and deaths of one data folder. Each cycle puts load on the server, ends it, brings it back, settles what was in
 * doubt and compares.
 */
final class KillRun {
    private static final int LONGEST_LOAD_MS = 1500;
    private static final int LONGEST_RECOVERY_MS = 3000;
    /** One restart in so many is killed too, before it is ready or just after. */
    private static final int KILLED_AGAIN_ONE_IN = 4;

    private final Plan plan;
    private final Path data;
    private final Path log;
    private final Random random;
    private final KillBook book = new KillBook();
    private final KillCensus census = new KillCensus(book);
    private final KillRecords records = new KillRecords();
    private final KillTally tally = new KillTally();
    private final List<KillLine> lines;
    private final KillWatcher watcher;

    /** @param orderlyEvery each so-manieth life ends with SIGTERM */
    record Plan(int cycles, long seed, int lines, int orderlyEvery, Path jar) {
    }

    KillRun(Plan plan, Path folder) {
        this.plan = plan;
        data = folder.resolve("data");
        log = folder.resolve("server.log");
        random = new Random(plan.seed());
        lines = IntStream.range(0, plan.lines()).mapToObj(i -> new KillLine(i, plan.seed(), book)).toList();
        watcher = new KillWatcher(lines, new Random(plan.seed() + 1));
    }

    /** True when nothing was found. */
    boolean run() throws IOException, InterruptedException {
        try {
            runCycles();
        } catch (KillException stuck) {
            book.finding("the rig cannot go on: " + stuck.getMessage());
        }
        tally.printTotals(System.out, book, lines, watcher);
        return book.findings().isEmpty();
    }

    private void runCycles() throws IOException, InterruptedException {
        KillServer server = start();
        KillClient client = server.awaitReady();
        introduce(client);
        for (int cycle = 1; cycle <= plan.cycles(); cycle++) {
            book.beginCycle(cycle);
            load(server, client, orderly(cycle));
            killRecovery();
            server = start();
            client = server.awaitReady();
            compare(client, orderly(cycle) || cycle == plan.cycles());
            tally.print(System.out, cycle, book);
        }
        stop(server);
    }

    private KillServer start() throws IOException {
        return KillServer.start(plan.jar(), data, log);
    }

    private void introduce(KillClient client) throws IOException {
        KillErrand errand = new KillErrand(client, book);
        for (KillJob product : KillPlan.products()) {
            errand.send(product, KillClient.PATIENT);
        }
    }

    private boolean orderly(int cycle) {
        return cycle % plan.orderlyEvery() == 0;
    }

    private void load(KillServer server, KillClient client, boolean orderly) throws IOException, InterruptedException {
        KillLife life = new KillLife();
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Future<?>> working = new ArrayList<>();
        lines.forEach(line -> working.add(threads.submit(() -> line.work(client, life))));
        working.add(threads.submit(() -> watcher.work(client, life)));
        TimeUnit.MILLISECONDS.sleep(50 + random.nextInt(LONGEST_LOAD_MS));
        life.end();
        if (orderly) {
            stop(server);
        } else {
            server.kill();
            tally.killed();
        }
        threads.shutdown();
        await(working);
    }

    private void await(List<Future<?>> working) throws InterruptedException {
        for (Future<?> work : working) {
            try {
                work.get();
            } catch (ExecutionException failed) {
                book.finding("a client stopped: " + failed.getCause());
            }
        }
    }

    /** Stops in order, and has the folder verified. */
    private void stop(KillServer server) throws IOException, InterruptedException {
        int status = server.stop();
        if (status != 0) {
            book.finding("SIGTERM: expected exit status 0 actual " + status);
        }
        int verified = KillServer.verify(plan.jar(), data, log);
        if (verified != 0) {
            book.finding("verify: expected exit status 0 actual " + verified + ", see " + log);
        }
        tally.stopped();
    }

    private void killRecovery() throws IOException, InterruptedException {
        if (random.nextInt(KILLED_AGAIN_ONE_IN) == 0) {
            KillServer server = start();
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_RECOVERY_MS));
            server.kill();
            tally.killedAgain();
        }
    }

    private void compare(KillClient client, boolean all) throws IOException {
        census.take(client);
        KillSettlement settlement = new KillSettlement(client, book, census, KillInspection.sequence(client));
        for (KillLine line : lines) {
            settlement.settle(line);
        }
        tally.settled(settlement);
        census.take(client);
        census.compare(book.batches());
        KillInspection inspection = new KillInspection(client, book, records);
        inspection.compareRecords();
        new KillSample(book, lines, random, all).compare(inspection);
        inspection.compareRecords();
    }
}
