package suma.loadgen;

/** Orders batches, each of a lot of its own. */
final class IssueScenario implements Scenario {
    private final Call.Issue issue;
    private int next;

    IssueScenario(String run, int quantity) {
        issue = new Call.Issue(run, quantity);
    }

    @Override
    public void draw(Sent slot) {
        slot.becomes(issue, next++);
    }
}
