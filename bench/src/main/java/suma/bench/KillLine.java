package suma.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import suma.bench.KillErrand.Outcome;

/**
 * One client that works through its plan, a request at a time. It keeps what was on its way when the server died, and
 * some of what was acknowledged, to ask for it again.
 */
final class KillLine {
    private static final int MOST_REMEMBERED = 100;
    private static final long BUSY_PAUSE_NS = 1_000_000;
    /** One request in so many loses its connection on purpose. */
    private static final int IMPATIENT_ONE_IN = 25;
    private static final int DAWDLES_ONE_IN = 3;
    private static final long DAWDLE_NS = 1_000_000;

    private final KillPlan plan;
    private final Random random;
    private final KillBook book;
    private final List<KillJob> remembered = new ArrayList<>();
    private volatile Optional<KillJob> underWay = Optional.empty();
    private boolean dawdles;
    private long dropped;

    KillLine(int number, long seed, KillBook book) {
        random = new Random(seed * 31 + number);
        plan = new KillPlan(new KillNames(number), random);
        this.book = book;
    }

    /** Works until the connection is lost with the life. */
    void work(KillClient client, KillLife life) {
        KillErrand errand = new KillErrand(client, book, () -> dawdle(life));
        try {
            boolean goesOn = true;
            while (goesOn) {
                underWay = underWay.or(() -> Optional.of(plan.next()));
                goesOn = attempt(errand, underWay.get());
            }
        } catch (IOException lost) {
            if (!life.mayBeOver()) {
                book.finding("connection lost while the server ran: " + lost + ", " + lost.getCause() + " at "
                        + underWay.map(KillJob::request));
            }
        }
    }

    /** A slow reader: what it leaves unread when the server dies is done and not acknowledged. */
    private void dawdle(KillLife life) {
        if (dawdles) {
            LockSupport.parkNanos(DAWDLE_NS);
            if (life.ending()) {
                throw new UncheckedIOException(new IOException("left unread"));
            }
        }
    }

    /** False when the job has to wait for the next life. */
    private boolean attempt(KillErrand errand, KillJob job) throws IOException {
        dawdles = random.nextInt(DAWDLES_ONE_IN) == 0;
        boolean impatient = job.keyed() && random.nextInt(IMPATIENT_ONE_IN) == 0;
        try {
            Outcome outcome = errand.send(job, impatient ? Duration.ofNanos(500_000 + random.nextInt(4_000_000)) : KillClient.PATIENT);
            if (outcome == Outcome.HEARD) {
                finish(errand);
            } else if (outcome == Outcome.REFUSED) {
                underWay = Optional.empty();
            } else {
                LockSupport.parkNanos(BUSY_PAUSE_NS);
            }
            return outcome != Outcome.BUSY || job.keyed();
        } catch (IOException lost) {
            if (!impatient) {
                throw lost;
            }
            dropped++;
            return true;
        }
    }

    /** The job under way is acknowledged: what it gave goes to stock. */
    void finish(KillErrand errand) throws IOException {
        KillJob job = underWay.orElseThrow();
        if (job.batch().isPresent()) {
            errand.hearCodes(job.batch().get());
        }
        plan.finished();
        underWay = Optional.empty();
        if (job.keyed()) {
            remember(job);
        }
    }

    private void remember(KillJob job) {
        if (remembered.size() < MOST_REMEMBERED) {
            remembered.add(job);
        } else {
            remembered.set(random.nextInt(MOST_REMEMBERED), job);
        }
    }

    /** The job under way never happened. */
    void giveUp() {
        underWay = Optional.empty();
    }

    /** What was sent and not wholly answered yet. Any thread may ask. */
    Optional<KillJob> underWay() {
        return underWay;
    }

    /** Acknowledged jobs with keys, in no order. */
    List<KillJob> remembered() {
        return remembered;
    }

    /** Requests whose connection the line itself cut, and which it sent again. */
    long dropped() {
        return dropped;
    }
}
