package suma.loadgen;

import java.util.Random;

/**
 * Asks about the codes of one batch, recalls it, and asks again: what is asked after the recall was answered must be told to
 * be recalled. Nothing about the batch is on its way while the recall is.
 */
final class RecallScenario implements Scenario {
    private final Call.Resolve fine;
    private final Call.Resolve recalled;
    private final Call.Recall recall;
    private final Scenario meanwhile;
    private final long before;
    private final Random random;
    private Stage stage = Stage.BEFORE;
    private long drawn;
    private int underWay;

    private enum Stage {
        BEFORE, WANTED, ASKED, IN_FORCE
    }

    /** @param before calls ahead of the recall */
    RecallScenario(CodeStock codes, long before, Scenario meanwhile, Random random) {
        fine = new Call.Resolve(codes, Standing.OK);
        recalled = new Call.Resolve(codes, Standing.RECALLED);
        recall = new Call.Recall(codes);
        this.before = before;
        this.meanwhile = meanwhile;
        this.random = random;
    }

    @Override
    public void draw(Sent slot) {
        if (stage == Stage.BEFORE && ++drawn > before) {
            stage = Stage.WANTED;
        }
        if (stage == Stage.WANTED && underWay == 0) {
            stage = Stage.ASKED;
            slot.becomes(recall, 0);
        } else if (stage == Stage.BEFORE || stage == Stage.IN_FORCE) {
            underWay++;
            slot.becomes(stage == Stage.BEFORE ? fine : recalled, random.nextInt(fine.codes().count()));
        } else {
            meanwhile.draw(slot);
        }
    }

    @Override
    public void answered(Sent sent) {
        if (sent.call() == recall) {
            stage = Stage.IN_FORCE;
        } else if (sent.call() == fine || sent.call() == recalled) {
            underWay--;
        }
    }
}
