package suma.loadgen;

import java.util.Random;

/** Draws each call from one of three scenarios. */
final class MixedScenario implements Scenario {
    /** More packs than this are not to be feared. */
    static final int MOST_PACKS_PERCENT = 15;
    private static final int PACKS_PERCENT = 9;
    private static final int ISSUES_PERCENT = 1;

    private final Scenario issue;
    private final Scenario pack;
    private final Scenario resolve;
    private final Random random;

    MixedScenario(Scenario issue, Scenario pack, Scenario resolve, Random random) {
        this.issue = issue;
        this.pack = pack;
        this.resolve = resolve;
        this.random = random;
    }

    @Override
    public Call next() {
        int dice = random.nextInt(100);
        if (dice < ISSUES_PERCENT) {
            return issue.next();
        }
        return dice < ISSUES_PERCENT + PACKS_PERCENT ? pack.next() : resolve.next();
    }
}
