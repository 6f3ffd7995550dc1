package suma.bench;

import java.io.IOException;
import java.nio.file.Path;
import suma.engine.catalog.Level;

/** A server that is killed twice while it is followed and while events come to it. */
final class KilledFeed implements AutoCloseable {
    private static final int KILLS = 2;
    private static final long LOOK_MS = 1;

    private final ServerOptions options;
    private final Path folder;
    private final FeedFollower follower = FeedFollower.ofRecords();
    private final String code;
    private final long records;
    private volatile SumaProcess suma;
    private volatile boolean ended;

    KilledFeed(ServerOptions options, Path folder) throws IOException, InterruptedException {
        this.options = options;
        this.folder = folder;
        suma = options.start(folder);
        code = suma.code(LotPlan.first(1, LotPlan.Filling.USUAL).batch(Level.PALLET), 0);
        records = inspect();
    }

    /** Adds a record; its sequence. */
    private long inspect() throws IOException, InterruptedException {
        return suma.call("POST", "/v1/events", "{\"type\":\"inspect\",\"codes\":[\"" + code + "\"],\"result\":\"pass\"}").get("sequence").longValue();
    }

    /** What a follower got by the time that the last server was killed. */
    FeedFollower follow() throws InterruptedException, IOException {
        Thread events = new Thread(this::comeEvents, "events");
        Thread following = new Thread(this::followOn, "follower");
        events.start();
        following.start();
        for (int kill = 1; kill <= KILLS; kill++) {
            while (follower.last() < records * kill / (KILLS + 1)) {
                Thread.sleep(LOOK_MS);
            }
            suma.kill();
            suma = options.start(folder);
        }
        while (follower.last() < records) {
            Thread.sleep(LOOK_MS);
        }
        ended = true;
        suma.kill();
        events.join();
        following.join();
        return follower;
    }

    private void comeEvents() {
        while (!ended) {
            try {
                inspect();
            } catch (IOException killed) {
                pause();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void followOn() {
        while (!ended) {
            try {
                follower.follow(suma);
            } catch (IOException killed) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        suma.kill();
    }
}
