package suma.loadgen;

import java.util.Random;

/**
 * Draws ranks of a Zipf distribution, 0 the most frequent, by rejection-inversion (Hörmann and Derflinger 1996): no table, so
 * any number of ranks.
 */
final class Zipf {
    private final int ranks;
    private final double exponent;
    private final double integralOfFirst;
    private final double integralOfAll;
    private final double threshold;

    /** @param exponent more than 0 */
    Zipf(int ranks, double exponent) {
        this.ranks = ranks;
        this.exponent = exponent;
        integralOfFirst = integral(1.5) - 1;
        integralOfAll = integral(ranks + 0.5);
        threshold = 2 - inverse(integral(2.5) - density(2));
    }

    int draw(Random random) {
        while (true) {
            double u = integralOfAll + random.nextDouble() * (integralOfFirst - integralOfAll);
            double x = inverse(u);
            long rank = Math.max(1, Math.min(ranks, (long) (x + 0.5)));
            if (rank - x <= threshold || u >= integral(rank + 0.5) - density(rank)) {
                return (int) rank - 1;
            }
        }
    }

    private double density(double x) {
        return Math.exp(-exponent * Math.log(x));
    }

    /** Of the density from 1 on, but for a constant. */
    private double integral(double x) {
        double log = Math.log(x);
        return powerPart((1 - exponent) * log) * log;
    }

    private double inverse(double area) {
        double t = Math.max(-1, area * (1 - exponent));
        return Math.exp(logPart(t) * area);
    }

    /** (e^x - 1) / x. */
    private static double powerPart(double x) {
        return Math.abs(x) > 1e-8 ? Math.expm1(x) / x : 1 + x / 2;
    }

    /** log(1 + x) / x. */
    private static double logPart(double x) {
        return Math.abs(x) > 1e-8 ? Math.log1p(x) / x : 1 - x / 2;
    }
}
