package suma.bench;

import java.io.IOException;

/** Counts the records of the log as the feed tells them. Reads on from where it stopped, over all lives of the server. */
final class KillRecords {
    private static final String ALERT = "\"type\":\"alert\"";

    private long last;
    private long asked;
    private long alerts;

    /** Reads what is new, to the end that the log has now. */
    void read(KillClient client) throws IOException {
        int status = client.lines(KillRequest.get("/v1/feed?wait=0&after=" + last), KillClient.PATIENT, this::count);
        if (status != 200) {
            throw new KillException("feed: expected records, actual status " + status);
        }
    }

    private void count(String line) {
        long sequence = KillAnswers.number(line, "sequence");
        if (sequence != last + 1) {
            throw new KillException("feed: expected record " + (last + 1) + ", actual " + line);
        }
        last = sequence;
        if (line.contains(ALERT)) {
            alerts++;
        } else {
            asked++;
        }
    }

    /** Records of what somebody asked for. */
    long asked() {
        return asked;
    }

    /** Records that the server made of its own accord. */
    long alerts() {
        return alerts;
    }
}
