package suma.loadgen;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;

/** What a scenario asks, and how much of it. */
final class ScenarioOptions {
    /** Spreads the codes asked for most over the whole stock; a prime. */
    private static final long SCATTER = 2_654_435_761L;

    @Option(names = "--codes", paramLabel = "N", defaultValue = "100000",
            description = "codes to draw from; pack and checkout at --rate max stop behind so many calls (${DEFAULT-VALUE})")
    private long codes;
    @Option(names = "--quantity", paramLabel = "N", defaultValue = "1000", description = "issue: codes of a batch (${DEFAULT-VALUE})")
    private int quantity;
    @Option(names = "--children", paramLabel = "N", defaultValue = "24", description = "pack: units of a case (${DEFAULT-VALUE})")
    private int children;
    @Option(names = "--basket", paramLabel = "N", defaultValue = "1", description = "resolve: codes of a call (${DEFAULT-VALUE})")
    private int basket;
    @Option(names = "--zipf", paramLabel = "S", defaultValue = "0",
            description = "resolve: some codes are asked for more often, by a Zipf distribution of this exponent; 0 for all alike (${DEFAULT-VALUE})")
    private double zipf;
    @Option(names = "--never-issued", paramLabel = "P", defaultValue = "0", description = "resolve: share of codes never issued, 0 to 1")
    private double neverIssued;
    @Option(names = "--malformed", paramLabel = "P", defaultValue = "0", description = "resolve: share of texts that are no codes, 0 to 1")
    private double malformed;
    @Option(names = "--second-sale", paramLabel = "P", defaultValue = "0", description = "checkout: share of codes sold before, 0 to 1")
    private double secondSale;
    @Option(names = "--mix", paramLabel = "SCENARIO=WEIGHT", split = ",",
            defaultValue = "issue=1,pack=9,checkout=15,trace=2,recall=3,resolve=70",
            description = "mixed: what is drawn, and how often (${DEFAULT-VALUE})")
    private Map<Scenarios, Integer> mix = new EnumMap<>(Scenarios.class);
    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "draws of codes and calls (${DEFAULT-VALUE})")
    private long seed;

    /** What is wrong with the options, or empty. */
    String problem() {
        boolean valid = IntStream.of(quantity, children, basket).allMatch(n -> n > 0) && codes > 0 && zipf >= 0 && secondSale >= 0
                && secondSale <= 1 && neverIssued >= 0 && malformed >= 0 && neverIssued + malformed <= 1;
        return !valid ? "numbers: expected counts above 0, and shares from 0 to 1" : validMix() ? "" : "--mix: expected weights above 0, actual " + mix;
    }

    private boolean validMix() {
        return !mix.isEmpty() && !mix.containsKey(Scenarios.MIXED) && mix.values().stream().allMatch(weight -> weight > 0);
    }

    long codes() {
        return codes;
    }

    int quantity() {
        return quantity;
    }

    int children() {
        return children;
    }

    int basket() {
        return basket;
    }

    double neverIssued() {
        return neverIssued;
    }

    double malformed() {
        return malformed;
    }

    double secondSale() {
        return secondSale;
    }

    /** In the order of the enumeration, whatever the order told. */
    Map<Scenarios, Integer> mix() {
        return new EnumMap<>(mix);
    }

    int mixWeights() {
        return mix.values().stream().mapToInt(Integer::intValue).sum();
    }

    Random random() {
        return new Random(seed);
    }

    /** Draws places in a stock of so many codes. */
    IntSupplier indices(int count, Random random) {
        if (zipf == 0) {
            return () -> random.nextInt(count);
        }
        Zipf ranks = new Zipf(count, zipf);
        return () -> (int) (ranks.draw(random) * SCATTER % count);
    }
}
