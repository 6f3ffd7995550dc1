package suma.bench;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A reader that looks at codes while they are being changed: what it sees must be durable, acknowledged or not. */
final class KillWatcher {
    private final List<KillLine> lines;
    private final Random random;
    private long seen;

    KillWatcher(List<KillLine> lines, Random random) {
        this.lines = lines;
        this.random = random;
    }

    /** Looks until the connection is lost with the life. */
    void work(KillClient client, KillLife life) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Optional<KillJob> job = lines.get(random.nextInt(lines.size())).underWay();
                if (job.isPresent()) {
                    look(client, job.get());
                } else {
                    Thread.onSpinWait();
                }
            }
        } catch (IOException lost) {
            if (!life.ending()) {
                throw new KillException("a reader's connection was lost while the server ran: " + lost);
            }
        }
    }

    private void look(KillClient client, KillJob job) throws IOException {
        KillDeed deed = job.deeds().get(random.nextInt(job.deeds().size()));
        if (deed.changes().isEmpty()) {
            return;
        }
        KillDeed.Change change = deed.changes().get(deed.changes().size() - 1);
        KillStanding before = change.code().standing();
        KillClient.Reply reply = client.send(KillRequest.get("/v1/codes/" + change.code().text()));
        if (reply.good() && !before.equals(change.after()) && KillAnswers.verdict(reply.body()).standing().equals(change.after())) {
            deed.seen();
            seen++;
        }
    }

    /** Deeds that were seen before or just when they were acknowledged. */
    long seen() {
        return seen;
    }
}
