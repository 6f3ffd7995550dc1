package suma.resolver;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import suma.resolver.key.ApiKeys;

/** {@code suma serve}: runs until it is told to stop. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Serve a data folder.")
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    @Spec
    private CommandSpec spec;
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "data folder; made when absent")
    private Path data;
    @Option(names = "--bind", defaultValue = "127.0.0.1", paramLabel = "ADDRESS", description = "address to listen on (${DEFAULT-VALUE})")
    private InetAddress bind;
    @Option(names = "--http", defaultValue = "8080", paramLabel = "PORT", description = "HTTP port, 0 for any (${DEFAULT-VALUE})")
    private int port;
    @Option(names = "--resp", defaultValue = "6380", paramLabel = "PORT", description = "RESP port, 0 for any (${DEFAULT-VALUE})")
    private int respPort;
    @Option(names = "--resp-open", description = "RESP without keys; only on a loopback address")
    private boolean respOpen;
    @Option(names = "--config", paramLabel = "FILE", description = "limits, own schemes and thresholds of alerts, as JSON")
    private Optional<Path> config;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (respOpen && !bind.isLoopbackAddress()) {
            throw new ParameterException(spec.commandLine(), "--resp-open: expected --bind with a loopback address, actual " + bind.getHostAddress());
        }
        ServerConfig settings = ServerConfig.of(config);
        LOG.info("opening {}", data.toAbsolutePath());
        SumaServer server = SumaServer.open(data, SumaServer.Addresses.at(bind, port, respPort, respOpen), settings, Clock.systemDefaultZone());
        ExitHook exit = ExitHook.closing(server, () -> { });
        tellAdminKey(server);
        if (server.awaitReady()) {
            System.out.println(server.readyLine(data));
            server.awaitFailure();
        }
        LOG.error("stopping: {}", server.engine().stateReason());
        return exit.failed();
    }

    private void tellAdminKey(SumaServer server) throws IOException {
        Optional<String> made = server.keys().firstKey();
        if (made.isPresent()) {
            System.out.println("admin key " + made.get() + " (kept in " + data.resolve(ApiKeys.ADMIN_FILE).toAbsolutePath() + ")");
        }
    }
}
