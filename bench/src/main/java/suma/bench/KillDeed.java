package suma.bench;

import java.util.List;

/** What happens whole or not at all. In doubt until its answer is heard. */
final class KillDeed {
    private final List<Change> changes;
    private final int records;
    private String answer = "";
    private volatile boolean seen;

    /** How a code stands once the deed is done. */
    record Change(KillCode code, KillStanding after) {
    }

    /** @param records of the log that it takes */
    KillDeed(List<Change> changes, int records) {
        this.changes = changes;
        this.records = records;
    }

    int records() {
        return records;
    }

    List<Change> changes() {
        return changes;
    }

    boolean done() {
        return !answer.isEmpty();
    }

    String answer() {
        return answer;
    }

    /** From now on the deed must be there for ever. */
    void done(String heard, int cycle) {
        answer = heard;
        for (Change change : changes) {
            change.code.becomes(change.after);
            change.code.batch().touched(cycle);
        }
    }

    /** A reader saw the deed's effect, so it is durable whether acknowledged or not. */
    void seen() {
        seen = true;
    }

    boolean wasSeen() {
        return seen;
    }
}
