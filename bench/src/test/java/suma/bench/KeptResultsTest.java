package suma.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is drawn and worked out from results that other commands left. */
final class KeptResultsTest {
    @TempDir
    Path folder;
    private final Results results = new Results("jmh", "bench", true);

    @BeforeEach
    void measure() {
        add("CipherBench.encryptRun", "ops/us", 40, 38, 41);
        add("CipherBench.encryptBouncyCastle", "ops/us", 0.5, 0.4, 0.5);
        add("LookupBench.find 1048576", "ns/op", 500, 480, 900);
        add("LookupBench.hashMap 1048576", "ns/op", 250, 240, 260);
    }

    private void add(String name, String unit, double... runs) {
        Figure figure = results.figure(name, unit);
        for (double run : runs) {
            figure.add(run);
        }
    }

    private int run(String command) throws IOException {
        results.write(folder);
        return new CommandLine(new Bench()).execute(command, "--results", folder.toString());
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    @Test
    void sharesNeedLimits() throws IOException {
        assertEquals(1, run("shares"));
        assertFalse(Files.exists(folder.resolve("shares.txt")));
    }

    @Test
    void figuresAreSharesOfWhatIsPossible() throws IOException {
        add("LimitsBench.aesBlocks", "ops/s", 1e9);
        add("LimitsBench.memoryReads", "ops/s", 8e6);
        add("1e9: lookup, mean", "ns", 2000);
        assertEquals(0, run("shares"));
        String shares = text("shares.txt");
        assertTrue(shares.matches("(?s).*CipherBench.encryptRun +40.00 M +10 AES blocks +100.00 M +40.0 %.*"), shares);
        assertTrue(shares.matches("(?s).*1e9: lookup, mean +500.0 k +1 reads past the caches, in a row +8.00 M +6.25 %.*"), shares);
    }

    @Test
    void rivalsAreDrawnWhereverTheyStand() throws IOException {
        assertEquals(0, run("plots"));
        String svg = text("rivals.svg");
        assertTrue(svg.contains("FF1 in bulk : Bouncy Castle") && svg.contains(">80.00<"), svg);
        assertTrue(svg.contains("lookup by text : HashMap of texts") && svg.contains(">0.50<") && svg.contains(Svg.THEIRS), svg);
        assertFalse(Files.exists(folder.resolve("growth.svg")), "there was no scale run");
    }

    @Test
    void whatIsComparedWithItselfIsNotDrawn() throws IOException {
        add("Suma : nginx", "times", 0.9);
        add("memory, last fifth : first", "times", 1.4);
        add("baskets : single GETs", "times", 10);
        assertEquals(0, run("plots"));
        String svg = text("rivals.svg");
        assertTrue(svg.contains("Suma : nginx"), svg);
        assertFalse(svg.contains("memory") || svg.contains("baskets"), svg);
    }

    @Test
    void growthIsDrawnOfAScaleRun() throws IOException {
        add("1e6: lookup, mean", "ns", 700);
        add("1e9: lookup, mean", "ns", 1900);
        assertEquals(0, run("plots"));
        assertTrue(text("growth.svg").contains(">1e9<") && text("growth.svg").contains(">1900<"));
    }
}
