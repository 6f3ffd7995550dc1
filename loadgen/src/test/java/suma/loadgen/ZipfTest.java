package suma.loadgen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ZipfTest {
    private static final int DRAWS = 200_000;
    private static final long SEED = 7;

    /** Held against the definition: the share of rank k is in proportion to 1 / (k + 1)^s. */
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 0.5", "10, 1", "1000, 0.99", "1000, 1.5", "1000000, 1.01"})
    void ranksComeAsOftenAsTheyShould(int ranks, double exponent) {
        int[] drawn = new int[ranks];
        Zipf zipf = new Zipf(ranks, exponent);
        Random random = new Random(SEED);
        for (int i = 0; i < DRAWS; i++) {
            drawn[zipf.draw(random)]++;
        }
        double all = 0;
        for (int k = 0; k < ranks; k++) {
            all += Math.pow(k + 1, -exponent);
        }
        for (int k = 0; k < Math.min(ranks, 5); k++) {
            assertEquals(Math.pow(k + 1, -exponent) / all, (double) drawn[k] / DRAWS, 0.005, "rank " + k + " seed " + SEED);
        }
    }
}
