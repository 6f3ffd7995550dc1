package suma.bench;

import static suma.bench.Figure.Goal.atLeast;
import static suma.bench.Figure.Goal.atMost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import suma.engine.command.Command;

/** How fast one follower takes every record of a market: as JSON, as frames of the log, and as an engine of its own; and that none is missed. */
final class FeedRun implements Comparison {
    private static final int WINDOW = 64;
    private static final String KEYSTORE = "keystore.json";

    private final TrailBench bench;
    private final Path folder;
    private final Figure first;
    private final Figure json;
    private final Figure jsonBytes;
    private final Figure frames;
    private final Figure applied;
    private final Figure killed;
    private final Figure missed;

    FeedRun(TrailBench bench, MarketStock stock) throws IOException {
        this.bench = bench;
        Results results = bench.results();
        first = results.figure("feed as JSON, first one a new server sends", "records/s");
        json = results.figure("feed as JSON", "records/s", atLeast(300e3));
        jsonBytes = results.figure("feed as JSON, a record", "bytes");
        frames = results.figure("feed as frames of the log", "records/s", atLeast(300e3));
        applied = results.figure("frames made durable by another engine", "records/s");
        killed = results.figure("followed through two kill -9, records", "records");
        missed = results.figure("records missed then", "records", atMost(0));
        folder = stock.folder(bench.folders());
    }

    /** Takes all there is from a server. */
    @FunctionalInterface
    private interface Following {
        FeedFollower follow(SumaProcess suma) throws IOException;
    }

    @Override
    public void run() throws IOException, InterruptedException {
        try (SumaProcess suma = bench.server().start(folder)) {
            measure(first, suma, server -> follow(FeedFollower.ofRecords(), server));
            jsonBytes.add(measure(json, suma, server -> follow(FeedFollower.ofRecords(), server)));
            measure(frames, suma, server -> follow(FeedFollower.ofFrames(frame -> { }), server));
            measure(applied, suma, this::apply);
        }
        survive();
    }

    private static FeedFollower follow(FeedFollower follower, SumaProcess suma) throws IOException {
        follower.follow(suma);
        return follower;
    }

    /** Comes back with the bytes a record. */
    private static double measure(Figure rate, SumaProcess suma, Following following) throws IOException {
        long startNs = System.nanoTime();
        FeedFollower follower = following.follow(suma);
        rate.add(follower.last() * 1e9 / (System.nanoTime() - startNs));
        return (double) follower.bytes() / follower.last();
    }

    private FeedFollower apply(SumaProcess suma) throws IOException {
        Path other = Files.createDirectories(bench.scratch().next());
        Files.copy(folder.resolve(KEYSTORE), other.resolve(KEYSTORE));
        try (Plant plant = Plant.open(other)) {
            Deeds deeds = new Deeds(plant.engine(), WINDOW);
            FeedFollower follower = follow(FeedFollower.ofFrames(frame -> deeds.submit(new Command.Follow(frame))), suma);
            deeds.awaitGood();
            if (plant.engine().sequence() != follower.last()) {
                throw new IllegalStateException("following engine: expected sequence " + follower.last() + " actual " + plant.engine().sequence());
            }
            return follower;
        }
    }

    /** Follows while events come and the server is killed twice, then compares with what a follower gets that nothing befell. */
    private void survive() throws IOException, InterruptedException {
        FeedFollower followed;
        try (KilledFeed feed = new KilledFeed(bench.server(), folder)) {
            followed = feed.follow();
        }
        try (SumaProcess suma = bench.server().start(folder)) {
            followed.follow(suma);
            FeedFollower undisturbed = follow(FeedFollower.ofRecords(), suma);
            killed.add(followed.last());
            missed.add(undisturbed.last() - followed.last());
            undisturbed.expectSame(followed);
        }
    }

    @Override
    public void close() {
    }
}
