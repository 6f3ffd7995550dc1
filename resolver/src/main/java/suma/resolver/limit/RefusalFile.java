package suma.resolver.limit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import suma.engine.PrivateFile;

/**
 * Refused calls, one a line in JSON, in a file of bounded length and the one before it. A line cut off by a crash is passed over: these files
 * tell what nobody has to answer for, unlike the log.
 */
final class RefusalFile {
    /** A full file becomes the one before. */
    static final int MOST_LINES = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;
    private final Path before;
    private int lines;
    /** Else the line before may be cut off, and what comes next begins a new one. */
    private boolean begun;

    RefusalFile(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        path = folder.resolve(name + ".ndjson");
        before = folder.resolve(name + ".before.ndjson");
    }

    /** The last ones, oldest first. */
    List<RefusedCalls> read() throws IOException {
        List<RefusedCalls> read = new ArrayList<>(read(before));
        List<RefusedCalls> last = read(path);
        lines = last.size();
        read.addAll(last);
        return read.subList(Math.max(0, read.size() - MOST_LINES), read.size());
    }

    private static List<RefusedCalls> read(Path file) throws IOException {
        List<RefusedCalls> read = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n")) {
                whole(line).ifPresent(read::add);
            }
        }
        return read;
    }

    private static Optional<RefusedCalls> whole(String line) {
        try {
            JsonNode told = JSON.readTree(line);
            RefusedCalls.Who who = new RefusedCalls.Who(told.path("key").asInt(), told.path("from").asText());
            return Optional.of(new RefusedCalls(Refused.valueOf(told.path("why").asText()), who, told.path("what").asText(),
                    Instant.parse(told.path("first").asText()), Instant.parse(told.path("last").asText()), told.path("count").asLong()));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException torn) {
            return Optional.empty();
        }
    }

    void append(List<RefusedCalls> calls) throws IOException {
        if (calls.isEmpty()) {
            return;
        }
        if (lines + calls.size() > MOST_LINES) {
            Files.move(path, before, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            lines = 0;
        }
        StringBuilder text = new StringBuilder();
        if (!begun) {
            text.append('\n');
        }
        calls.forEach(call -> text.append(line(call)).append('\n'));
        begun = false;
        try (FileChannel file = FileChannel.open(path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), PrivateFile.OWNER_ONLY)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        }
        begun = true;
        lines += calls.size();
    }

    private static String line(RefusedCalls call) {
        return JSON.createObjectNode().put("why", call.why().name()).put("key", call.who().key()).put("from", call.who().from()).put("what", call.what())
                .put("first", call.first().toString()).put("last", call.last().toString()).put("count", call.count()).toString();
    }
}
