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
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import suma.bench.KillHome.Ran;
import suma.engine.DeathPoint;

/**
 * Lives and deaths of one data folder. Each cycle brings the server back, settles what was in doubt, compares, puts load on
 * it, and ends it.
 */
final class KillStory {
    private static final int SHORTEST_LOAD_MS = 30;
    private static final int LONGEST_LOAD_MS = 600;
    /** A server that is to end by itself is killed when it has not done so in time. */
    private static final int MOST_MS_TO_DEATH = 1500;
    private static final int LONGEST_RECOVERY_MS = 1500;
    /** One restart in so many is killed too, before it is ready or just after. */
    private static final int KILLED_AGAIN_ONE_IN = 5;
    /** Exit status of a server that has failed and said so. */
    private static final int FAILED = 1;

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

    /**
     * What is to happen.
     *
     * @param orderlyEvery each so-manieth life ends with SIGTERM
     * @param faults       whether the disk may fail too
     */
    record Plan(long seed, int cycles, int lines, int orderlyEvery, boolean faults) {
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
                cycle(cycle % plan.orderlyEvery() == 0 ? KillEnding.orderly(random) : KillEnding.sudden(random, plan.faults()));
                tally.print(System.out, cycle, book);
            }
            start(KillFate.NONE);
            compare(true);
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
        start(KillFate.NONE);
        KillErrand errand = new KillErrand(client, book);
        for (KillJob job : KillPlan.beginnings(plan.lines())) {
            errand.send(job, KillClient.PATIENT);
        }
        server.kill();
    }

    private void cycle(KillEnding ending) throws IOException, InterruptedException {
        if (begins(ending)) {
            load(ending);
        }
        if (random.nextInt(KILLED_AGAIN_ONE_IN) == 0) {
            die(random.nextBoolean() ? Optional.of(KillDeath.opening(random)) : Optional.empty(), random.nextInt(LONGEST_RECOVERY_MS));
        }
    }

    private void start(KillFate fate) throws IOException {
        server = KillServer.start(home, fate);
        client = server.awaitReady();
    }

    /** False when the server came to its end before there was any load; what there is was compared all the same. */
    private boolean begins(KillEnding ending) throws IOException, InterruptedException {
        try {
            start(ending.fate(home.program().archive().getParent(), home.data()));
            compare(false);
            return true;
        } catch (IOException | KillException ended) {
            if (!ending.endsByItself()) {
                throw ended;
            }
        }
        awaitEnd(ending, MOST_MS_TO_DEATH);
        start(KillFate.NONE);
        compare(false);
        server.kill();
        return false;
    }

    private void load(KillEnding ending) throws IOException, InterruptedException {
        KillLife life = new KillLife(ending.endsByItself());
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
        if (ending.endsByItself()) {
            awaitEnd(ending, MOST_MS_TO_DEATH);
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

    private void awaitEnd(KillEnding ending, long mostMs) throws IOException, InterruptedException {
        OptionalInt status = server.awaitEnd(mostMs);
        if (status.isEmpty()) {
            server.kill();
            tally.killed();
        }
        int expected = ending.fault().isPresent() ? FAILED : DeathPoint.STATUS;
        if (status.isPresent() && status.getAsInt() != expected) {
            book.finding(ending + ": expected exit status " + expected + " actual " + status.getAsInt());
        }
        ending.death().filter(death -> status.isPresent()).ifPresent(death -> tally.died(death.place()));
        if (ending.fault().isPresent()) {
            countFault(server.said(), status.isPresent());
        }
    }

    /** A server that ends itself says why, by the name of what failed. */
    private void countFault(String said, boolean ended) {
        Matcher failed = KillFault.FAILING.matcher(said);
        if (failed.find()) {
            tally.failed(failed.group(1), ended);
        }
        if (ended && !KillFault.NAMED.matcher(said).find()) {
            book.finding("the server ended itself without naming a file, but said " + said);
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
            book.finding("SIGTERM, " + death + ": expected exit status " + expected + " actual " + status);
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
        server = KillServer.start(home, death.map(KillDeath::fate).orElse(KillFate.NONE));
        if (death.isPresent()) {
            awaitEnd(new KillEnding(false, false, death, Optional.empty()), MOST_MS_TO_DEATH);
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
