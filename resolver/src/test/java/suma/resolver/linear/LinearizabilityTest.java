package suma.resolver.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What clients heard from a running server, over both protocols, with connections cut and the server killed in the midst, is
 * as if one deed had been done after the other, each between its call and its answer. {@code -Dseed=7} runs that one.
 */
class LinearizabilityTest {
    private static final Path KEPT = Path.of("target", "histories");

    @TempDir
    private Path folder;

    static LongStream many() {
        Long one = Long.getLong("seed");
        return one == null ? LongStream.rangeClosed(101, 120) : LongStream.of(one);
    }

    @Test
    void aShortHistory() throws IOException, InterruptedException {
        check(new LinearRun.Plan(Long.getLong("seed", 1), 250, 2));
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("many")
    void longHistories(long seed) throws IOException, InterruptedException {
        check(new LinearRun.Plan(seed, 2000, 6));
    }

    private void check(LinearRun.Plan plan) throws IOException, InterruptedException {
        LinearRun run = new LinearRun(plan, folder);
        Optional<String> objection = run.run(KEPT);
        System.out.println(run.told() + (objection.isEmpty() ? ": linearizable" : ": NOT LINEARIZABLE"));
        assertEquals("", objection.orElse(""), () -> "seed " + plan.seed());
    }
}
