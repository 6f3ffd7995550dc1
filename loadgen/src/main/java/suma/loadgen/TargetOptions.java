package suma.loadgen;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is put under load, and over how many connections. */
final class TargetOptions {
    static final String HTTP = "http";
    private static final String RESP = "resp";
    private static final String REDIS = "redis";
    private static final String JDBC = "jdbc";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final int HTTP_PORT = 80;
    private static final int RESP_PORT = 6380;
    private static final int REDIS_PORT = 6379;
    private static final int SUMA_HTTP_PORT = 8080;

    @Option(names = "--target", paramLabel = "URL",
            description = "http://host:port or resp://host:port for Suma, redis://host:port, jdbc:postgresql://host:port/base?user=…")
    private URI target = URI.create("");
    @Option(names = "--key", paramLabel = "KEY", description = "Suma: API key that may order, pack, sell and resolve")
    private Optional<String> key = Optional.empty();
    @Option(names = "--key-file", paramLabel = "FILE", description = "Suma: file with the key")
    private Optional<Path> keyFile = Optional.empty();
    @Option(names = "--http", paramLabel = "URL", description = "resp://: where the same Suma takes HTTP, to prepare (port 8080 of the same host)")
    private Optional<URI> http = Optional.empty();
    @Option(names = "--connections", paramLabel = "C", defaultValue = "16", description = "connections kept open (${DEFAULT-VALUE})")
    private int connections;
    @Option(names = "--pipeline", paramLabel = "N", defaultValue = "1", description = "calls under way a connection (${DEFAULT-VALUE})")
    private int depth;
    @Option(names = "--core", paramLabel = "N", description = "core that only the thread that sends uses (Linux): calls go out to the microsecond, and the target has a core less")
    private Optional<Integer> core = Optional.empty();
    @Option(names = "--codes-file", paramLabel = "FILE", description = "resolve: codes in trade, one a line, instead of ordering some")
    private Optional<Path> codesFile = Optional.empty();
    @Option(names = "--answers-of", paramLabel = "URL", description = "redis://: load it with what this Suma (resp://host:port) answers to --codes-file")
    private Optional<URI> answers = Optional.empty();
    @Option(names = "--loaded", description = "redis://: keys and values are there from an earlier run")
    private boolean loaded;

    /** What is wrong with the options, or empty. */
    String problem() {
        boolean known = target.getScheme() != null && List.of(HTTP, RESP, REDIS, JDBC).contains(target.getScheme());
        if (!known || (isJdbc() ? !target.toString().startsWith(POSTGRESQL) : target.getHost() == null)) {
            return "--target: expected http://host:port, resp://…, redis://… or jdbc:postgresql://…, actual " + target;
        }
        if (List.of(HTTP, RESP).contains(target.getScheme()) && key.isPresent() == keyFile.isPresent()) {
            return "--key, --key-file: expected one of them for a target " + target.getScheme() + "://";
        }
        return links().problem();
    }

    private boolean isJdbc() {
        return target.getScheme().equals(JDBC);
    }

    /** The target as reports name it: without what a query may tell of passwords. */
    URI url() {
        return URI.create(target.toString().replaceFirst("[?].*", ""));
    }

    Links links() {
        return new Links(connections, depth, core);
    }

    /** @param run tells the lots of this run from those of others */
    Target target(String run) throws IOException, LoadException {
        Optional<CodeStock> brought = codesFile.isPresent() ? Optional.of(CodeStock.of(codesFile.get())) : Optional.empty();
        return switch (target.getScheme()) {
            case REDIS -> redis(brought);
            case JDBC -> new PostgresTarget(target.toString(), run, connections, depth);
            default -> suma(run, brought);
        };
    }

    private Optional<String> secret() throws IOException {
        return keyFile.isPresent() ? Optional.of(Files.readString(keyFile.get()).strip()) : key;
    }

    private Target redis(Optional<CodeStock> brought) throws IOException {
        URI address = withPort(target, REDIS_PORT);
        return new RedisTarget(address, links(), new RedisStockroom(address, new RedisStockroom.Source(brought, answers, secret(), loaded)));
    }

    private Target suma(String run, Optional<CodeStock> brought) throws IOException {
        boolean overHttp = target.getScheme().equals(HTTP);
        URI address = withPort(target, overHttp ? HTTP_PORT : RESP_PORT);
        URI prepared = overHttp ? address : http.orElse(URI.create(HTTP + "://" + target.getHost() + ":" + SUMA_HTTP_PORT));
        return new SumaTarget(address, secret(), links(), new SumaStockroom(prepared, secret().orElseThrow(), run, brought));
    }

    private static URI withPort(URI address, int usual) {
        return address.getPort() >= 0 ? address : URI.create(address.getScheme() + "://" + address.getHost() + ":" + usual);
    }
}
