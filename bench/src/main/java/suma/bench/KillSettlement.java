package suma.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import suma.bench.KillAnswers.Verdict;
import suma.bench.KillDeed.Change;
import suma.bench.KillErrand.Outcome;

/**
 * Settles, after a restart, what was in doubt when the server died: looks whether it is there, asks again where there is
 * a key, and holds the answer against what was seen.
 */
final class KillSettlement {
    private static final String SEEN_THERE = "seen";

    private final KillClient client;
    private final KillBook book;
    private final KillCensus census;
    private final KillErrand errand;
    private final long lastSequence;
    private long whole;
    private long absent;

    /** What is left of a deed in doubt. */
    private enum Presence { WHOLE, ABSENT }

    /** @param lastSequence of the log when the server came back */
    KillSettlement(KillClient client, KillBook book, KillCensus census, long lastSequence) {
        this.client = client;
        this.book = book;
        this.census = census;
        this.lastSequence = lastSequence;
        errand = new KillErrand(client, book);
    }

    /** Deeds in doubt that were there. */
    long whole() {
        return whole;
    }

    /** Deeds in doubt that were not there. */
    long absent() {
        return absent;
    }

    void settle(KillLine line) throws IOException {
        if (line.underWay().isEmpty()) {
            return;
        }
        KillJob job = line.underWay().get();
        List<KillDeed> doubtful = job.deeds().stream().filter(deed -> !deed.done()).toList();
        List<Presence> found = look(job, doubtful);
        checkOrder(job, doubtful, found);
        if (job.keyed() && !job.done()) {
            askAgain(job, doubtful, found);
        } else if (!job.done() && found.get(0) == Presence.WHOLE) {
            book.done(job, doubtful.get(0), SEEN_THERE);
        }
        if (job.done()) {
            line.finish(errand);
        } else {
            line.giveUp();
        }
    }

    private List<Presence> look(KillJob job, List<KillDeed> doubtful) throws IOException {
        Map<Change, Verdict> scanned = scan(doubtful.stream().flatMap(KillSettlement::telling).toList());
        List<Presence> found = new ArrayList<>();
        for (KillDeed deed : doubtful) {
            Presence presence = presence(job, deed, scanned);
            found.add(presence);
            whole += presence == Presence.WHOLE ? 1 : 0;
            absent += presence == Presence.ABSENT ? 1 : 0;
            if (deed.wasSeen() && presence == Presence.ABSENT) {
                book.finding("a reader saw it before the server died and it is gone: " + job.request());
            }
        }
        return found;
    }

    /** Changes that show whether the deed was done. */
    private static Stream<Change> telling(KillDeed deed) {
        return deed.changes().stream().filter(change -> !change.code().standing().equals(change.after()));
    }

    private Map<Change, Verdict> scan(List<Change> changes) throws IOException {
        List<Verdict> verdicts = KillInspection.resolve(client, changes.stream().map(change -> change.code().text()).toList());
        Map<Change, Verdict> scanned = new IdentityHashMap<>();
        for (int i = 0; i < changes.size(); i++) {
            scanned.put(changes.get(i), verdicts.get(i));
        }
        return scanned;
    }

    private Presence presence(KillJob job, KillDeed deed, Map<Change, Verdict> scanned) {
        boolean listed = job.batch().isPresent() && census.ofLot(job.batch().get().lot()).isPresent();
        List<Change> telling = telling(deed).toList();
        if (telling.isEmpty()) {
            return listed ? Presence.WHOLE : Presence.ABSENT;
        }
        long changed = telling.stream().filter(change -> changed(change, scanned.get(change))).count();
        if (changed != 0 && changed != telling.size()) {
            book.finding("half there, " + changed + " of " + telling.size() + " codes: " + job.request());
        }
        Presence presence = changed > 0 ? Presence.WHOLE : Presence.ABSENT;
        boolean first = deed == job.deeds().get(0);
        if (job.batch().isPresent() && first && listed != (presence == Presence.WHOLE)) {
            book.finding("codes " + presence + " but batch listed=" + listed + ": " + job.request());
        }
        return presence;
    }

    private boolean changed(Change change, Verdict verdict) {
        KillStanding actual = verdict.standing();
        boolean changed = actual.equals(change.after());
        if (!verdict.agrees() || !changed && !actual.equals(change.code().standing())) {
            book.finding(change.code().text() + ": expected " + change.code().standing() + " or " + change.after() + " actual " + verdict);
        }
        return changed;
    }

    /** The parts of a stream are recorded in order, so none is there behind one that is not. */
    private void checkOrder(KillJob job, List<KillDeed> doubtful, List<Presence> found) {
        boolean gap = false;
        for (KillDeed deed : job.deeds()) {
            boolean there = deed.done() || found.get(doubtful.indexOf(deed)) == Presence.WHOLE;
            if (there && gap) {
                book.finding("a part of a stream is there and one before it is not: " + job.request());
                return;
            }
            gap |= !there;
        }
    }

    private void askAgain(KillJob job, List<KillDeed> doubtful, List<Presence> found) throws IOException {
        Outcome outcome = errand.send(job, KillClient.PATIENT);
        if (outcome != Outcome.HEARD) {
            book.finding("asked again after the restart: expected an answer, actual " + outcome + " to " + job.request());
            return;
        }
        for (int i = 0; i < doubtful.size() && job.answeredBySequence(); i++) {
            long sequence = KillAnswers.sequence(doubtful.get(i).answer());
            if (sequence <= lastSequence != (found.get(i) == Presence.WHOLE)) {
                book.finding("was " + found.get(i) + " at sequence " + lastSequence + ", asked again it has " + sequence + ": "
                        + job.request());
            }
        }
        if (job.batch().isPresent()) {
            census.refresh(client, job.batch().get().lot());
            compareId(job.batch().get());
        }
    }

    private void compareId(KillBatch batch) {
        census.ofLot(batch.lot()).filter(entry -> !entry.id().equals(batch.id())).ifPresent(entry ->
                book.finding("lot " + batch.lot() + " was there as " + entry.id() + ", the retry was answered " + batch.id()));
    }
}
