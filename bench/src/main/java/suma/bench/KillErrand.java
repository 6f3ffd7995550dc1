package suma.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import suma.bench.KillClient.Reply;

/** Takes jobs to one life of the server and enters in the book what is answered. */
final class KillErrand {
    private static final int ACCEPTED = 200;
    private static final int BUSY = 503;

    private final KillClient client;
    private final KillBook book;
    private final Runnable beforeLine;

    /** What became of a job that the connection survived, the best first. */
    enum Outcome { HEARD, BUSY, REFUSED }

    KillErrand(KillClient client, KillBook book) {
        this(client, book, () -> { });
    }

    /** @param beforeLine called before each line of an answer is read */
    KillErrand(KillClient client, KillBook book, Runnable beforeLine) {
        this.client = client;
        this.book = book;
        this.beforeLine = beforeLine;
    }

    /** A deed that was answered before must be answered the same. */
    Outcome send(KillJob job, Duration patience) throws IOException {
        return job.answeredByLines() ? sendStream(job, patience) : sendWhole(job, patience);
    }

    private Outcome sendWhole(KillJob job, Duration patience) throws IOException {
        Reply reply = client.send(job.request(), patience);
        if (reply.good()) {
            job.deeds().forEach(deed -> heard(job, deed, reply.body()));
        }
        return outcome(job, reply);
    }

    private Outcome outcome(KillJob job, Reply reply) {
        if (reply.good() || reply.status() == BUSY) {
            return reply.good() ? Outcome.HEARD : Outcome.BUSY;
        }
        book.finding("refused with " + reply.status() + " " + reply.body() + ": " + job.request());
        return Outcome.REFUSED;
    }

    private Outcome sendStream(KillJob job, Duration patience) throws IOException {
        EnumSet<Outcome> outcomes = EnumSet.of(Outcome.HEARD);
        int status = client.lines(job.request(), patience, line -> outcomes.add(heardLine(job, line)));
        outcomes.add(outcome(job, new Reply(status, "for a stream")));
        Outcome worst = Collections.max(outcomes);
        if (worst == Outcome.HEARD && !job.done()) {
            book.finding("some lines were not answered: " + job.request());
            return Outcome.REFUSED;
        }
        return worst;
    }

    private Outcome heardLine(KillJob job, String line) {
        beforeLine.run();
        int status = (int) KillAnswers.number(line, "status");
        int number = (int) KillAnswers.number(line, "line");
        if (status == BUSY) {
            return Outcome.BUSY;
        }
        if (status != ACCEPTED || number < 1 || number > job.deeds().size()) {
            book.finding("a line was not accepted: " + line + " of " + job.request());
            return Outcome.REFUSED;
        }
        heard(job, job.deeds().get(number - 1), line);
        return Outcome.HEARD;
    }

    private void heard(KillJob job, KillDeed deed, String answer) {
        if (deed.done()) {
            if (!job.lasting(deed.answer()).equals(job.lasting(answer))) {
                book.finding("a retry was answered differently: expected " + deed.answer() + " actual " + answer);
            }
            return;
        }
        job.batch().ifPresent(batch -> batch.id(KillAnswers.fields(answer).getOrDefault("batch", "")));
        if (job.answeredBySequence()) {
            book.sequence(KillAnswers.sequence(answer), answer);
        }
        book.done(job, deed, answer);
        String wrong = job.check().wrong(answer);
        if (!wrong.isEmpty()) {
            book.finding(wrong + " actual " + answer + ": " + job.request());
        }
    }

    /** Reads the codes of an ordered batch, if they were not heard before. */
    void hearCodes(KillBatch batch) throws IOException {
        if (!batch.heard()) {
            List<String> codes = codes(batch.id());
            if (codes.size() != batch.quantity()) {
                throw new KillException(batch + ": expected " + batch.quantity() + " codes, actual " + codes.size());
            }
            batch.codes(codes);
            book.issued(codes);
        }
    }

    List<String> codes(String batch) throws IOException {
        return client.send(KillRequest.get("/v1/batches/" + batch + "/codes?format=text")).body().lines().toList();
    }
}
