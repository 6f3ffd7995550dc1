package suma.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import suma.bench.KillClient.Reply;

/** Holds a running server against the book while nobody writes. */
final class KillInspection {
    private static final int CODES_A_BASKET = 5000;

    private final KillClient client;
    private final KillBook book;
    private final KillRecords records;
    private final KillErrand errand;

    KillInspection(KillClient client, KillBook book, KillRecords records) {
        this.client = client;
        this.book = book;
        this.records = records;
        errand = new KillErrand(client, book);
    }

    /** Sequence of the last record of the log. */
    static long sequence(KillClient client) throws IOException {
        return KillAnswers.number(client.send(KillRequest.get("/readyz")).body(), "sequence");
    }

    static List<KillAnswers.Verdict> resolve(KillClient client, List<String> codes) throws IOException {
        List<KillAnswers.Verdict> verdicts = new ArrayList<>(codes.size());
        for (int from = 0; from < codes.size(); from += CODES_A_BASKET) {
            List<String> basket = codes.subList(from, Math.min(codes.size(), from + CODES_A_BASKET));
            Reply reply = client.send(KillRequest.post("/v1/resolve",
                    basket.stream().collect(Collectors.joining("\",\"", "{\"codes\":[\"", "\"]}")), ""));
            if (!reply.good()) {
                throw new KillException("resolve: expected verdicts, actual " + reply);
            }
            verdicts.addAll(KillAnswers.verdicts(reply.body()));
        }
        return verdicts;
    }

    /** The log has a record for each thing acknowledged, and no other but alerts. */
    void compareRecords() throws IOException {
        records.read(client);
        if (records.asked() != book.records()) {
            book.finding("records in the log: expected " + book.records() + " actual " + records.asked() + " and "
                    + records.alerts() + " alerts");
        }
    }

    void compare(List<KillBatch> batches) throws IOException {
        for (KillBatch batch : batches) {
            errand.hearCodes(batch);
            if (!errand.codes(batch.id()).equals(batch.codes())) {
                book.finding(batch + ": its codes are others than before");
            }
            compareStandings(batch);
        }
    }

    private void compareStandings(KillBatch batch) throws IOException {
        List<KillAnswers.Verdict> verdicts = resolve(client, batch.codes());
        for (int i = 0; i < batch.quantity(); i++) {
            KillAnswers.Verdict actual = verdicts.get(i);
            KillStanding standing = batch.standing(i);
            String soldAt = batch.soldAt(i).isEmpty() || standing.seller().isEmpty() ? actual.soldAt() : batch.soldAt(i);
            var expected = new KillAnswers.Verdict(batch.codes().get(i), batch.id(), standing.verdict(), standing, soldAt);
            if (!actual.equals(expected) || soldAt.isEmpty() != standing.seller().isEmpty()) {
                book.finding("expected " + expected + " actual " + actual);
            }
        }
    }

    /** Each parent among the batches holds what it must, asked from the parent's side. */
    void compareContents(List<KillBatch> all, List<KillCode> parents) throws IOException {
        Map<String, Set<String>> contents = contents(all);
        for (KillCode parent : parents) {
            Reply reply = client.send(KillRequest.get("/v1/codes/" + parent.text() + "/contents?format=text"));
            Set<String> expected = contents.getOrDefault(parent.text(), Set.of());
            List<String> actual = reply.body().lines().toList();
            if (actual.size() != expected.size() || !expected.equals(new HashSet<>(actual))) {
                book.finding("contents of " + parent.text() + ": expected " + expected + " actual " + reply);
            }
        }
    }

    private static Map<String, Set<String>> contents(List<KillBatch> all) {
        Map<String, Set<String>> contents = new HashMap<>();
        for (KillBatch batch : all) {
            for (int i = 0; i < batch.quantity(); i++) {
                String parent = batch.standing(i).parent();
                if (!parent.isEmpty()) {
                    contents.computeIfAbsent(parent, p -> new HashSet<>()).add(batch.codes().get(i));
                }
            }
        }
        return contents;
    }

    /** Keys that were used still give the answers they gave. */
    void askAgain(List<KillJob> acknowledged) throws IOException {
        for (KillJob job : acknowledged) {
            KillErrand.Outcome outcome = errand.send(job, KillClient.PATIENT);
            if (outcome != KillErrand.Outcome.HEARD) {
                book.finding("a key asked again: expected its answer, actual " + outcome + " to " + job.request());
            }
        }
    }
}
