package suma.resolver.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import suma.resolver.key.ApiKeys;
import suma.resolver.limit.Admission;
import suma.resolver.limit.LimitConfig;
import suma.resolver.limit.RefusalBooks;

/** Any bytes as requests: cut anywhere they are the same requests, and what the quick reader takes the general one reads alike. */
class RequestFuzzTest {
    private static final int MOST_PIECES = 12;
    /** Nothing that is read behind it counts; no header can hold it. */
    private static final String BROKEN = "\0";
    private static final Route ROUTE = Route.get("/v1/codes/{code}").byAnyKey().to("", exchange -> { });
    private static final Admission ADMISSION = admission();
    private static final String KEY = ADMISSION.keys().firstKey().orElseThrow();

    private static Admission admission() {
        try {
            Path folder = Files.createTempDirectory("suma-fuzz");
            Admission made = new Admission(ApiKeys.openOrBegin(folder, Clock.systemUTC(), false), LimitConfig.standard(),
                    RefusalBooks.open(folder, Clock.systemUTC(), new PrometheusRegistry()));
            for (String file : List.of("keys.json", "keys.json.lock", "admin.key", RefusalBooks.FOLDER, "")) {
                Files.deleteIfExists(folder.resolve(file));
            }
            return made;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** {@code KEY} stands for a key in force. */
    private static byte[] spelled(byte[] input) {
        return new String(input, StandardCharsets.ISO_8859_1).replace("KEY", KEY).getBytes(StandardCharsets.ISO_8859_1);
    }

    @FuzzTest
    void read(byte[] input) {
        byte[] bytes = spelled(input);
        SplittableRandom random = new SplittableRandom(Arrays.hashCode(input));
        assertEquals(general(bytes, 1, random), general(bytes, 1 + random.nextInt(MOST_PIECES), random));
        quickly(bytes);
    }

    /** What the general reader makes of the bytes, in so many pieces. */
    private static String general(byte[] bytes, int pieces, SplittableRandom random) {
        EmbeddedChannel channel = new EmbeddedChannel(new RequestDecoder());
        StringBuilder read = new StringBuilder();
        int from = 0;
        for (int left = pieces; left > 0; left--) {
            int to = left == 1 ? bytes.length : from + random.nextInt(bytes.length - from + 1);
            channel.writeInbound(Unpooled.copiedBuffer(bytes, from, to - from));
            from = to;
            for (Object message = channel.readInbound(); message != null; message = channel.readInbound()) {
                tell(message, read);
                ReferenceCountUtil.release(message);
            }
        }
        channel.finishAndReleaseAll();
        int broken = read.indexOf(BROKEN);
        return broken < 0 ? read.toString() : read.substring(0, broken);
    }

    private static void tell(Object message, StringBuilder read) {
        if (((io.netty.handler.codec.http.HttpObject) message).decoderResult().isFailure()) {
            read.append(BROKEN);
        } else if (message instanceof HttpRequest request) {
            boolean refused = RequestRules.broken(request).isPresent();
            read.append(refused ? BROKEN : "request " + request.method() + " " + request.uri() + " " + request.headers().entries() + "\n");
        } else if (message instanceof HttpContent content) {
            read.append(content.content().toString(StandardCharsets.ISO_8859_1)).append(message instanceof LastHttpContent ? "\nend\n" : "");
        }
    }

    private static void quickly(byte[] bytes) {
        ExpressRun run = new ExpressRun();
        int length = Math.min(bytes.length, run.bytes().length);
        System.arraycopy(bytes, 0, run.bytes(), 0, length);
        run.clear();
        new PlainHead(ROUTE, new CallerCache(ADMISSION)).gather(run, length);
        if (run.count() == 0) {
            return;
        }
        String general = general(Arrays.copyOf(bytes, run.end()), 1, new SplittableRandom(1));
        List<String> lines = general.lines().filter(line -> !line.isEmpty()).toList();
        assertEquals(2 * run.count(), lines.size(), general);
        for (int i = 0; i < run.count(); i++) {
            String target = new String(run.bytes(), run.offset(i), run.length(i), StandardCharsets.ISO_8859_1);
            assertTrue(lines.get(2 * i).startsWith("request GET /v1/codes/" + target + " ["), general);
            assertTrue(lines.get(2 * i).toLowerCase(java.util.Locale.ROOT).contains("authorization=bearer "), general);
            assertTrue(lines.get(2 * i).contains(KEY), general);
            assertEquals("end", lines.get(2 * i + 1), general);
        }
    }
}
