package suma.loadgen;

import java.util.Random;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/** Asks about codes in trade, and for set shares of the calls about codes that were never issued and texts that are no codes. */
final class ResolveScenario implements Scenario {
    private static final int MALFORMED_TEXTS = 100;

    private final Call known;
    private final Call.Resolve neverIssued;
    private final Call.Resolve malformed;
    private final IntSupplier index;
    private final Random random;
    private final double neverIssuedShare;
    private final double malformedShare;

    ResolveScenario(Stockroom room, ScenarioOptions options, Random random) throws LoadException {
        CodeStock codes = room.known(options.codes());
        known = options.basket() > 1 ? new Call.Basket(codes, options.basket()) : new Call.Resolve(codes, Standing.OK);
        malformedShare = options.malformed();
        neverIssuedShare = options.neverIssued();
        malformed = new Call.Resolve(malformedTexts(), Standing.NO_CODE);
        neverIssued = new Call.Resolve(neverIssuedShare > 0 ? room.neverIssued() : malformed.codes(), Standing.NOT_ISSUED);
        this.random = random;
        index = options.indices(codes.count(), random);
    }

    private static CodeStock malformedTexts() throws LoadException {
        return CodeStock.of(IntStream.range(0, MALFORMED_TEXTS).mapToObj("not-a-code-%02d"::formatted).toList());
    }

    @Override
    public void draw(Sent slot) {
        double dice = malformedShare + neverIssuedShare > 0 ? random.nextDouble() : 1;
        if (dice < malformedShare) {
            slot.becomes(malformed, random.nextInt(malformed.codes().count()));
        } else if (dice < malformedShare + neverIssuedShare) {
            slot.becomes(neverIssued, random.nextInt(neverIssued.codes().count()));
        } else {
            slot.becomes(known, index.getAsInt());
        }
    }
}
