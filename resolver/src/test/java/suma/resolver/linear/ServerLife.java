package suma.resolver.linear;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import suma.resolver.Suma;

/** One life of the program as a process of its own over a data folder. */
final class ServerLife {
    private static final Pattern READY = Pattern.compile("ready http=http://127\\.0\\.0\\.1:(\\d+) resp=resp://127\\.0\\.0\\.1:(\\d+) .*");
    private static final int STOP_SECONDS = 60;

    private final Process process;
    private final Address address;

    /** Where it listens, and the key to it. */
    record Address(InetSocketAddress http, InetSocketAddress resp, String key) {
    }

    private ServerLife(Process process, Address address) {
        this.process = process;
        this.address = address;
    }

    /** Comes back when it takes commands; its log goes beside the folder. */
    static ServerLife begin(Path data, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--add-") || flag.startsWith("-Dchronicle") || flag.equals("-ea")).forEach(words::add);
        words.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path"), Suma.class.getName(), "serve", "--data", data.toString(),
                "--http", "0", "--resp", "0"));
        words.addAll(List.of(more));
        Process process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.appendTo(data.resolveSibling("server.log").toFile())).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new ServerLife(process, ready(process, data));
    }

    private static Address ready(Process process, Path data) throws IOException {
        BufferedReader said = process.inputReader();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.matches()) {
                return new Address(loopback(ready.group(1)), loopback(ready.group(2)), Files.readString(data.resolve("admin.key")).strip());
            }
        }
        throw new IOException("expected the server to say ready, actual: it ended; see " + data.resolveSibling("server.log"));
    }

    private static InetSocketAddress loopback(String port) {
        return new InetSocketAddress("127.0.0.1", Integer.parseInt(port));
    }

    Address address() {
        return address;
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; the exit status. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            kill();
            throw new AssertionError("expected the server to stop within " + STOP_SECONDS + " s of SIGTERM, actual: it runs on");
        }
        return process.exitValue();
    }
}
