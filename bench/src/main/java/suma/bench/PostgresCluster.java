package suma.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL server of our own on loopback, durable, with the settings that a friend of it would choose for the load. */
final class PostgresCluster implements AutoCloseable {
    static final String ABSENT = "PostgreSQL is not measured: it is not installed (Debian: apt-get install postgresql)";
    private static final String SETTINGS = """
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            shared_buffers = 1GB
            max_wal_size = 4GB
            checkpoint_timeout = 30min
            wal_buffers = 64MB
            work_mem = 128MB
            autovacuum = off""";
    private static final Path DEBIAN_VERSIONS = Path.of("/usr/lib/postgresql");
    /** PostgreSQL refuses to run as root; Debian's package makes this account. */
    private static final String ACCOUNT = "postgres";
    private static final String ROOT = "root";

    private final Path programs;
    private final Path data;
    private final int port;
    private final AtExit atExit;

    private PostgresCluster(Path programs, Path data, int port) {
        this.programs = programs;
        this.data = data;
        this.port = port;
        this.atExit = AtExit.run(() -> stop("immediate"));
    }

    /** The folder of the newest PostgreSQL's programs. */
    static Optional<Path> programs() throws IOException {
        if (Files.notExists(DEBIAN_VERSIONS)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(DEBIAN_VERSIONS)) {
            return versions.map(version -> version.resolve("bin")).filter(bin -> Files.isExecutable(bin.resolve("postgres")))
                    .max(Comparator.comparing(Path::toString));
        }
    }

    /** Version and settings. */
    static String describe(Path programs) {
        return "PostgreSQL " + programs.getParent().getFileName() + ": " + SETTINGS.replace("\n", ", ");
    }

    /** Makes a cluster in an empty folder, which others than its owner may pass through, and starts it. */
    static PostgresCluster start(Path programs, Path folder) throws IOException, InterruptedException {
        if (isRoot()) {
            Files.setOwner(folder, folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(ACCOUNT));
        }
        PostgresCluster cluster = new PostgresCluster(programs, folder.toAbsolutePath().resolve("data"), freePort());
        cluster.run("initdb", "-D", cluster.data.toString(), "--auth=trust", "--username=" + ACCOUNT, "--encoding=UTF8", "--locale=C");
        Files.writeString(cluster.data.resolve("postgresql.conf"), "\n" + SETTINGS + "\nlisten_addresses = '127.0.0.1'\nport = " + cluster.port
                + "\nunix_socket_directories = ''\n", StandardOpenOption.APPEND);
        cluster.start();
        return cluster;
    }

    private void start() throws IOException, InterruptedException {
        run("pg_ctl", "-D", data.toString(), "-l", data.resolveSibling("log").toString(), "-w", "start");
    }

    private void stop(String mode) throws IOException, InterruptedException {
        run("pg_ctl", "-D", data.toString(), "-w", "-m", mode, "stop");
    }

    /** Ends the server in order and starts it on the same data, none of which is in memory then. */
    void restartCold() throws IOException, InterruptedException {
        stop("fast");
        PageCache.drop(data);
        start();
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals(ROOT);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=" + ACCOUNT);
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        if (isRoot()) {
            words.addAll(List.of("setpriv", "--reuid=" + ACCOUNT, "--regid=" + ACCOUNT, "--init-groups"));
        }
        words.add(programs.resolve(program).toString());
        words.addAll(List.of(arguments));
        Path output = Files.createTempFile("suma-bench-", "." + program);
        int exit = new ProcessBuilder(words).directory(programs.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();
        String said = Files.readString(output);
        Files.delete(output);
        if (exit != 0) {
            throw new IOException(program + ": expected exit 0 actual " + exit + " " + said);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        stop("fast");
        atExit.done();
    }
}
