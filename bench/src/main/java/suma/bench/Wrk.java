package suma.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code wrk}, asking for random codes over kept-alive connections. */
final class Wrk {
    private static final String SCRIPT = """
            local codes = {}
            for line in io.lines("%s") do codes[#codes + 1] = line end
            local head, tail = "GET /v1/codes/", " HTTP/1.1\\r\\nHost: suma\\r\\nAuthorization: Bearer %s\\r\\n\\r\\n"
            request = function() return head .. codes[math.random(#codes)] .. tail end
            """;
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final List<String> FAULTS = List.of("Non-2xx", "Socket errors");

    private final Path script;

    Wrk(Path folder, TillStock stock) throws IOException {
        script = Files.writeString(folder.resolve("codes.lua"), SCRIPT.formatted(stock.sample(), stock.suma().key()));
    }

    /** Requests a second that were answered with success. */
    double perSecond(int port, int seconds) throws IOException, InterruptedException {
        Process wrk = new ProcessBuilder("wrk", "-t2", "-c" + LookupDuel.CONNECTIONS, "-d" + seconds + "s", "-s", script.toString(),
                "http://127.0.0.1:" + port).redirectErrorStream(true).start();
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher rate = RATE.matcher(said);
        if (wrk.waitFor() != 0 || FAULTS.stream().anyMatch(said::contains) || !rate.find()) {
            throw new IOException("wrk: expected every request to be answered, actual " + said);
        }
        return Double.parseDouble(rate.group(1));
    }
}
