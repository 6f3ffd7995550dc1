package suma.resolver.demo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.resolver.TestServer;

/** What the demonstration tells, without its load. */
class DemoStoryTest {
    @TempDir
    private Path folder;

    private static String told(TestServer server, String run) throws IOException, InterruptedException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        new Story(new DemoClient(server.uri("").toString(), server.adminKey()), new PrintStream(text, true, StandardCharsets.UTF_8), run).tell();
        return text.toString(StandardCharsets.UTF_8);
    }

    @Test
    void isToldTwiceOverTheSameFolder() throws IOException, InterruptedException {
        try (TestServer server = TestServer.open(folder)) {
            String first = told(server, "1");
            for (String words : List.of("double_sale", "made from 600 kg of milk N1", "in_transit warehouse", "covers 48 codes", "shop-east 24, shop-west 23, maker 1", " recalled")) {
                assertTrue(first.contains(words), words + " in " + first);
            }
            assertTrue(told(server, "2").contains("made from 600 kg of milk N2"));
        }
    }
}
