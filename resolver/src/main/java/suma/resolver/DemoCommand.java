package suma.resolver;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import suma.resolver.demo.Demo;
import suma.resolver.key.ApiKeys;

/** {@code suma demo}: a server with a story. */
@Command(name = "demo", mixinStandardHelpOptions = true,
        description = "Serve, and show on sample goods what the system does.")
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "DIR", description = "data folder; a temporary one where left out")
    private Optional<Path> data;
    @Option(names = "--bind", defaultValue = "127.0.0.1", paramLabel = "ADDRESS", description = "address to listen on (${DEFAULT-VALUE})")
    private InetAddress bind;
    @Option(names = "--http", defaultValue = "8080", paramLabel = "PORT", description = "HTTP port, 0 for any (${DEFAULT-VALUE})")
    private int port;
    @Option(names = "--resp", defaultValue = "6380", paramLabel = "PORT", description = "RESP port, 0 for any (${DEFAULT-VALUE})")
    private int respPort;
    @Option(names = "--exit", description = "stop when done")
    private boolean exit;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = data.isPresent() ? data.get() : Files.createTempDirectory("suma-demo");
        SumaServer server = SumaServer.open(folder, SumaServer.Addresses.at(bind, port, respPort, false), ServerConfig.standard(), Clock.systemDefaultZone());
        ExitHook hook = ExitHook.closing(server, () -> data.ifPresentOrElse(kept -> { }, () -> delete(folder)));
        if (!server.awaitReady()) {
            return hook.failed();
        }
        System.out.println(server.readyLine(folder));
        String key = Files.readString(folder.resolve(ApiKeys.ADMIN_FILE)).strip();
        Demo.show(server.url(), key, String.valueOf(server.engine().sequence()), new PrintStream(System.out, true, StandardCharsets.UTF_8));
        if (!exit) {
            System.out.println("\nServing until Ctrl-C.");
            server.awaitFailure();
            return hook.failed();
        }
        return 0;
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            System.err.println("temporary folder " + folder + " is left: " + left.getMessage());
        }
    }
}
