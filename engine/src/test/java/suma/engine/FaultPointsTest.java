package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.engine.FaultPoints.Place;
import suma.engine.catalog.Level;

/** The places at which rigs let an engine end: each is there, and in its order. */
class FaultPointsTest {
    private final List<Place> passed = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path root;

    private EngineConfig config() {
        return EngineConfig.at(root.resolve("data")).withFaults(passed::add);
    }

    @Test
    void aLifePassesEachPlace() throws IOException {
        try (Bed bed = Bed.open(config())) {
            bed.put(Bed.drug("unit", 8112340, Level.UNIT));
            bed.accept(bed.commission(bed.codes(bed.order("unit", 10)).subList(0, 5)));
            bed.engine.backUp(root.resolve("backups"), "a horse of correct battery".toCharArray());
        }
        List<Place> commit = List.of(Place.BEFORE_WRITE, Place.AFTER_WRITE, Place.AFTER_PUBLISH, Place.TELLING);
        List<Place> expected = new ArrayList<>(List.of(Place.STORE_OPENED, Place.KEYS_MADE, Place.REBUILT));
        for (int command = 0; command < 3; command++) {
            expected.addAll(commit);
        }
        expected.addAll(List.of(Place.TABLES_COPIED, Place.KEYS_SEALED, Place.DRAINED, Place.INDEX_CLOSED, Place.MARKED));
        assertEquals(expected, passed);
        Files.delete(root.resolve("data/index/clean"));
        Bed.open(config()).close();
        assertEquals(EnumSet.allOf(Place.class), EnumSet.copyOf(passed));
    }
}
