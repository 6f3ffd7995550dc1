package suma.loadgen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RateSearchTest {
    @ParameterizedTest
    @CsvSource({"1000, 1000", "1000, 50000", "1000, 123", "100000, 7777", "10, 11"})
    void findsWhatATargetBears(double first, double bears) {
        RateSearch search = new RateSearch(first);
        int steps = 0;
        for (; search.goesOn(); steps++) {
            search.tried(search.next() <= bears);
        }
        assertTrue(search.found() <= bears && search.found() >= bears * 0.94, () -> "found " + search.found());
        assertTrue(steps < 20, "steps " + steps);
    }

    @Test
    void aTargetThatBearsNothingEndsTheSearch() {
        RateSearch search = new RateSearch(1000);
        while (search.goesOn()) {
            search.tried(false);
        }
        assertEquals(0, search.found());
    }
}
