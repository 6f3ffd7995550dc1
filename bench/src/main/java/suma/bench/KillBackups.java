package suma.bench;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import suma.bench.KillHome.Ran;

/** Backups that a server makes while it works and dies, and what is made of the last one. */
final class KillBackups {
    private static final Pattern RESTORED = Pattern.compile("restored up to sequence (\\d+)");

    private final KillHome home;
    private final KillBook book;
    private volatile long acknowledged;
    private volatile long made;

    KillBackups(KillHome home, KillBook book) {
        this.home = home;
        this.book = book;
    }

    /** Asks for one; it counts when the answer is heard. */
    void make(KillClient client, KillLife life) {
        try {
            KillClient.Reply reply = client.send(KillRequest.post("/v1/backups", "", ""));
            if (reply.good()) {
                acknowledged = KillAnswers.number(reply.body(), "sequence");
                made++;
            } else {
                book.finding("a backup was refused: " + reply);
            }
        } catch (IOException lost) {
            if (!life.mayBeOver()) {
                book.finding("connection lost while a backup was made: " + lost);
            }
        }
    }

    long made() {
        return made;
    }

    /** Makes a folder of the newest and has it checked: it holds no less than the last acknowledged one did. */
    void restore() throws IOException, InterruptedException {
        if (made == 0) {
            return;
        }
        Ran restored = home.run("restore", "--from", home.backups().toString(), "--data", home.restored().toString(),
                "--passphrase", home.passphrase().toString());
        Matcher told = RESTORED.matcher(restored.said());
        if (!restored.well() || !told.find() || Long.parseLong(told.group(1)) < acknowledged) {
            book.finding("restoring after " + made + " backups, the last up to sequence " + acknowledged + ": " + restored);
            return;
        }
        Ran verified = home.verify(home.restored());
        if (!verified.well()) {
            book.finding("verify of what was restored: " + verified);
        }
        issue();
    }

    /** What is ordered now is nothing that was issued before, be it since the backup. */
    private void issue() throws IOException, InterruptedException {
        KillServer server = KillServer.ofRestored(home);
        KillErrand errand = new KillErrand(server.awaitReady(), book);
        for (KillJob job : KillPlan.afterRestoring()) {
            KillBatch batch = job.batch().orElseThrow();
            if (errand.send(job, KillClient.PATIENT) == KillErrand.Outcome.HEARD) {
                errand.hearCodes(batch);
            } else {
                book.finding("what was restored does not issue: " + job.request());
            }
        }
        int status = server.stop();
        if (status != 0) {
            book.finding("what was restored: expected exit status 0 actual " + status);
        }
    }
}
