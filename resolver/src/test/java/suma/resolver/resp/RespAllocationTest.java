package suma.resolver.resp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static suma.resolver.TestServer.expect;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.resolver.TestServer;

/** From socket to socket, nothing is allocated for a code: what the event loop allocates is for each read, and little. */
class RespAllocationTest {
    private static final int CODES = 1000;
    private static final int WARM_UP = 200;
    private static final int MEASURED = 200;
    /** A read of a whole pipeline costs some objects of the network library's. */
    private static final int MOST_BYTES_A_CODE = 4;

    @TempDir
    private Path dir;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void nothingIsAllocatedForACode() throws IOException {
        try (TestServer server = TestServer.open(dir, RespConfig.standard().withEventLoops(1)); RespWire wire = new RespWire(server.resp())) {
            assertEquals("+OK", wire.call("AUTH", server.adminKey()));
            StringBuilder pipeline = new StringBuilder();
            for (String code : codes(server, wire)) {
                pipeline.append(RespWire.command("GET", code));
            }
            byte[] commands = pipeline.toString().getBytes(StandardCharsets.US_ASCII);
            int replyBytes = firstReplies(wire, commands);
            exchange(wire, commands, replyBytes, WARM_UP);
            long loop = eventLoop();
            long before = threads.getThreadAllocatedBytes(loop);
            exchange(wire, commands, replyBytes, MEASURED);
            long bytes = threads.getThreadAllocatedBytes(loop) - before;
            assertTrue(bytes / (CODES * MEASURED) < MOST_BYTES_A_CODE, bytes + " bytes for " + CODES * MEASURED + " codes");
        }
    }

    /** Codes that were packed, sold, and registered. */
    private static List<String> codes(TestServer server, RespWire wire) throws IOException {
        List<String> codes = new ArrayList<>(server.issue("unit", "8330001", "unit", CODES - 100));
        String box = server.issue("box", "8330002", "case", 1).get(0);
        expect(200, server.post("/v1/events", "{\"type\": \"pack\", \"parent\": \"%s\", \"children\": [\"%s\"]}".formatted(
                box, String.join("\", \"", codes.subList(0, 500)))));
        List<String> sale = new ArrayList<>(List.of("CHECKOUT"));
        sale.addAll(codes.subList(400, 500));
        assertTrue(wire.call(sale.toArray(String[]::new)).contains("\"sold\""));
        expect(201, server.put("/v1/products/theirs", "{\"name\": \"X\", \"category\": \"food\", \"scheme\": \"gs1-sgtin\", "
                + "\"gtin\": \"12345678901231\", \"level\": \"unit\"}"));
        List<String> theirs = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            theirs.add("0112345678901231" + "21X" + (1000 + i));
        }
        expect(201, server.post("/v1/registrations", "{\"product\": \"theirs\", \"lot\": \"L\", \"codes\": [\"" + String.join("\", \"", theirs) + "\"]}"));
        codes.addAll(theirs);
        return codes;
    }

    private static int firstReplies(RespWire wire, byte[] commands) throws IOException {
        wire.send(new String(commands, StandardCharsets.US_ASCII));
        int bytes = 0;
        for (int i = 0; i < CODES; i++) {
            String reply = wire.reply();
            assertTrue(reply.contains("\"product\""), reply);
            int length = reply.getBytes(StandardCharsets.UTF_8).length - 2;
            bytes += length + String.valueOf(length).length() + "$\r\n\r\n".length();
        }
        return bytes;
    }

    private static void exchange(RespWire wire, byte[] commands, int replyBytes, int times) throws IOException {
        InputStream in = wire.socket().getInputStream();
        byte[] replies = new byte[replyBytes];
        for (int i = 0; i < times; i++) {
            wire.socket().getOutputStream().write(commands);
            assertEquals(replyBytes, in.readNBytes(replies, 0, replyBytes));
        }
    }

    private long eventLoop() {
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith("loop-resp")) {
                return thread.getThreadId();
            }
        }
        throw new AssertionError("no event loop");
    }
}
