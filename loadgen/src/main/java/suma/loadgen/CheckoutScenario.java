package suma.loadgen;

import java.util.BitSet;
import java.util.Random;

/** Sells each code once, and for a set share of the calls one again whose sale was answered. */
final class CheckoutScenario implements Scenario {
    private final Call.Checkout first;
    private final Call.Checkout again;
    private final double againShare;
    private final Random random;
    private final BitSet sold = new BitSet();
    private int next;

    CheckoutScenario(CodeStock codes, String party, double againShare, Random random) {
        first = new Call.Checkout(codes, Standing.OK, party);
        again = new Call.Checkout(codes, Standing.SOLD, party);
        this.againShare = againShare;
        this.random = random;
    }

    @Override
    public void draw(Sent slot) {
        int soldBefore = againShare > 0 && random.nextDouble() < againShare ? sold.previousSetBit(random.nextInt(next + 1)) : -1;
        if (soldBefore >= 0) {
            slot.becomes(again, soldBefore);
        } else {
            slot.becomes(first, next++);
        }
    }

    @Override
    public void answered(Sent sent) {
        if (sent.call() == first) {
            sold.set(sent.number());
        }
    }

    @Override
    public boolean goesOn() {
        return next < first.codes().count();
    }
}
