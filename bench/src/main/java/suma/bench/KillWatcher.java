package suma.bench;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** A reader that looks at codes while they are being changed: what it sees must be durable, acknowledged or not. */
final class KillWatcher {
    private static final long PAUSE_NS = 1_000_000;

    private final List<KillLine> lines;
    private final Random random;
    private long seen;

    KillWatcher(List<KillLine> lines, Random random) {
        this.lines = lines;
        this.random = random;
    }

    /** Looks until the life ends. */
    void work(KillClient client, KillLife life) {
        try {
            while (!life.ending()) {
                Optional<KillJob> job = lines.get(random.nextInt(lines.size())).underWay();
                if (job.isEmpty() || !look(client, job.get())) {
                    LockSupport.parkNanos(PAUSE_NS);
                }
            }
        } catch (IOException lost) {
            if (!life.mayBeOver()) {
                throw new KillException("a reader's connection was lost while the server ran: " + lost);
            }
        }
    }

    /** False when there is nothing to look at. */
    private boolean look(KillClient client, KillJob job) throws IOException {
        KillDeed deed = job.deeds().get(random.nextInt(job.deeds().size()));
        if (deed.changes().isEmpty()) {
            return false;
        }
        KillDeed.Change change = deed.changes().get(deed.changes().size() - 1);
        KillStanding before = change.code().standing();
        KillClient.Reply reply = client.send(KillRequest.get("/v1/codes/" + change.code().text()));
        if (reply.good() && !before.equals(change.after()) && KillAnswers.verdict(reply.body()).standing().equals(change.after())) {
            deed.seen();
            seen++;
        }
        return true;
    }

    /** Deeds that were seen before or just when they were acknowledged. */
    long seen() {
        return seen;
    }
}
