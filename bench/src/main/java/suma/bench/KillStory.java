package suma.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import suma.bench.KillHome.Ran;
import suma.engine.DeathPoint;

/**
 * Lives and deaths of one data folder. Each cycle puts load on the server, ends it, brings it back, settles what was in
 * doubt and compares.
 */
final class KillStory {
    private static final int SHORTEST_LOAD_MS = 30;
    private static final int LONGEST_LOAD_MS = 600;
    /** A server that is to die by itself is killed when it has not come to that place in time. */
    private static final int MOST_MS_TO_DEATH = 1500;
    private static final int LONGEST_RECOVERY_MS = 1500;
    /** One restart in so many is killed too, before it is ready or just after. */
    private static final int KILLED_AGAIN_ONE_IN = 5;

    private final Plan plan;
    private final KillHome home;
    private final KillTally tally;
    private final Random random;
    private final KillBook book = new KillBook();
    private final KillCensus census = new KillCensus(book);
    private final KillRecords records = new KillRecords();
    private final KillBackups backups;
    private final List<KillLine> lines;
    private final KillWatcher watcher;
    private KillServer server;
    private KillClient client;

    /** @param orderlyEvery each so-manieth life ends with SIGTERM */
    record Plan(long seed, int cycles, int lines, int orderlyEvery) {
    }

    KillStory(Plan plan, KillHome home, KillTally tally) {
        this.plan = plan;
        this.home = home;
        this.tally = tally;
        random = new Random(plan.seed());
        backups = new KillBackups(home, book);
        lines = IntStream.range(0, plan.lines()).mapToObj(i -> new KillLine(i, plan.seed(), book)).toList();
        watcher = new KillWatcher(lines, new Random(plan.seed() + 1));
    }

    void run() throws IOException, InterruptedException {
        try {
            begin();
            for (int cycle = 1; cycle <= plan.cycles() && book.findings().isEmpty(); cycle++) {
                book.beginCycle(cycle);
                cycle(cycle);
            }
            stop(Optional.empty());
            backups.restore();
        } catch (KillException stuck) {
            book.finding("the rig cannot go on: " + stuck.getMessage());
        }
        tally.add(book, lines, watcher, backups);
    }

    private void begin() throws IOException, InterruptedException {
        for (KillDeath death : KillDeath.ofAFirstStart()) {
            die(Optional.of(death), LONGEST_RECOVERY_MS);
        }
    }

    private void cycle(int cycle) throws IOException, InterruptedException {
        KillEnding ending = KillEnding.of(cycle % plan.orderlyEvery() == 0, random);
        start(ending.death());
        if (cycle == 1) {
            introduce();
        } else {
            compareAlive(false);
        }
        load(ending);
        if (random.nextInt(KILLED_AGAIN_ONE_IN) == 0) {
            die(random.nextBoolean() ? Optional.of(KillDeath.opening(random)) : Optional.empty(), random.nextInt(LONGEST_RECOVERY_MS));
        }
        if (cycle == plan.cycles()) {
            start(Optional.empty());
            compare(true);
        }
        tally.print(System.out, cycle, book);
    }

    private void start(Optional<KillDeath> death) throws IOException {
        server = KillServer.start(home, death);
        client = server.awaitReady();
    }

    private void introduce() throws IOException {
        KillErrand errand = new KillErrand(client, book);
        for (KillJob job : KillPlan.beginnings(plan.lines())) {
            errand.send(job, KillClient.PATIENT);
        }
    }

    /** A server that is to die by itself may do so before the load; then another compares. */
    private void compareAlive(boolean all) throws IOException, InterruptedException {
        try {
            compare(all);
        } catch (IOException lost) {
            if (server.awaitEnd(MOST_MS_TO_DEATH).isEmpty()) {
                throw lost;
            }
            start(Optional.empty());
            compare(all);
        }
    }

    private void load(KillEnding ending) throws IOException, InterruptedException {
        KillLife life = new KillLife(ending.diesAtWork());
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Future<?>> working = new ArrayList<>();
        lines.forEach(line -> working.add(threads.submit(() -> line.work(client, life))));
        working.add(threads.submit(() -> watcher.work(client, life)));
        Optional<Future<?>> backup = ending.backup() ? Optional.of(threads.submit(() -> backups.make(client, life))) : Optional.empty();
        backup.ifPresent(working::add);
        end(ending, life, backup);
        threads.shutdown();
        await(working);
    }

    private void end(KillEnding ending, KillLife life, Optional<Future<?>> backup) throws IOException, InterruptedException {
        if (ending.diesAtWork()) {
            awaitDeath(ending.death().get(), MOST_MS_TO_DEATH);
            life.end();
            return;
        }
        TimeUnit.MILLISECONDS.sleep(SHORTEST_LOAD_MS + random.nextInt(LONGEST_LOAD_MS));
        if (backup.isPresent() && random.nextInt(3) > 0) {
            await(List.of(backup.get()));
        }
        life.end();
        if (ending.orderly()) {
            stop(ending.death());
        } else {
            server.kill();
            tally.killed();
        }
    }

    private void awaitDeath(KillDeath death, long mostMs) throws InterruptedException {
        OptionalInt status = server.awaitEnd(mostMs);
        if (status.isEmpty()) {
            server.kill();
            tally.killed();
        } else if (status.getAsInt() == DeathPoint.STATUS) {
            tally.died(death.place());
        } else {
            book.finding("at " + death + ": expected exit status " + DeathPoint.STATUS + " actual " + status.getAsInt());
        }
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

    /** Stops in order, or dies on the way, and has the folder verified. */
    private void stop(Optional<KillDeath> death) throws IOException, InterruptedException {
        int status = server.stop();
        int expected = death.isPresent() ? DeathPoint.STATUS : 0;
        if (status != expected) {
            book.finding("SIGTERM" + death + ": expected exit status " + expected + " actual " + status);
        }
        death.ifPresent(at -> tally.died(at.place()));
        Ran verified = home.verify(home.data());
        if (!verified.well()) {
            book.finding("verify: " + verified);
        }
        tally.verified(verified.said());
    }

    /** One more life, that ends before it is ready or soon after. */
    private void die(Optional<KillDeath> death, long mostMs) throws IOException, InterruptedException {
        server = KillServer.start(home, death);
        if (death.isPresent()) {
            awaitDeath(death.get(), MOST_MS_TO_DEATH);
        } else {
            TimeUnit.MILLISECONDS.sleep(mostMs);
            server.kill();
            tally.killed();
        }
    }

    private void compare(boolean all) throws IOException {
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
