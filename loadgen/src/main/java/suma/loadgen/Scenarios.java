package suma.loadgen;

import java.util.Random;

/** The scenarios by name. Making one prepares the target for as many calls as the run will send. */
enum Scenarios {
    ISSUE {
        @Override
        Scenario prepare(Preparation target, Sizes sizes) {
            return () -> new Call.Issue(target.lot(), sizes.quantity());
        }
    },
    PACK {
        @Override
        Scenario prepare(Preparation target, Sizes sizes) throws LoadException {
            return new PackScenario(target.order(Preparation.CASE, sizes.calls()),
                    target.order(Preparation.UNIT, sizes.calls() * sizes.children()), sizes.children());
        }
    },
    RESOLVE {
        @Override
        Scenario prepare(Preparation target, Sizes sizes) throws LoadException {
            CodeStock codes = target.order(Preparation.UNIT, sizes.codes());
            target.commission(codes);
            Random random = new Random(sizes.seed());
            return () -> new Call.Resolve(codes, random.nextInt(codes.count()));
        }
    },
    /** Of a hundred calls, ninety resolve, nine pack and one issues. */
    MIXED {
        @Override
        Scenario prepare(Preparation target, Sizes sizes) throws LoadException {
            return new MixedScenario(ISSUE.prepare(target, sizes), PACK.prepare(target, sizes.mixed()), RESOLVE.prepare(target, sizes),
                    new Random(sizes.seed()));
        }
    };

    /**
     * How much of everything.
     *
     * @param calls    of the run, its warm-up included
     * @param quantity codes of a batch
     * @param children units of a pack
     * @param codes    codes to resolve, each as often as the other
     */
    record Sizes(long calls, int quantity, int children, long codes, long seed) {
        /** Enough for the packs among mixed calls, with room for chance. */
        Sizes mixed() {
            return new Sizes(calls * MixedScenario.MOST_PACKS_PERCENT / 100 + 100, quantity, children, codes, seed);
        }
    }

    abstract Scenario prepare(Preparation target, Sizes sizes) throws LoadException;
}
