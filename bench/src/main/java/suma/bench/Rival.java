package suma.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Another server on a loopback port of its own, with all its files in one folder. It ends when this is closed. */
final class Rival implements AutoCloseable {
    private static final long START_NS = TimeUnit.SECONDS.toNanos(30);
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final List<Path> SYSTEM_PROGRAMS = List.of(Path.of("/usr/sbin"), Path.of("/sbin"));
    private static final String NGINX_SETTINGS = """
            daemon off;
            worker_processes auto;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log;
            events { worker_connections 1024; }
            http {
                access_log off;
                keepalive_requests 1000000000;
                client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
                default_type application/json;
                server { listen 127.0.0.1:%2$d; location / { return 200 '%3$s'; } }
            }
            """;

    private final Process process;
    private final AtExit atExit;
    private final int port;

    private Rival(Path folder, int port, List<String> command) throws IOException {
        this.port = port;
        Path log = folder.resolve("output");
        process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        atExit = AtExit.run(process::destroyForcibly);
        awaitPort(log);
    }

    /** Redis without persistence, otherwise as it comes. */
    static Rival redis(Path folder) throws IOException {
        int port = PostgresCluster.freePort();
        return new Rival(folder, port, List.of("redis-server", "--port", Integer.toString(port), "--bind", "127.0.0.1", "--save", "", "--appendonly",
                "no", "--dir", folder.toString()));
    }

    /** nginx that answers the same text to every request. */
    static Rival nginx(Path folder, String answer) throws IOException {
        int port = PostgresCluster.freePort();
        Path settings = folder.resolve("nginx.conf");
        Files.writeString(settings, NGINX_SETTINGS.formatted(folder, port, answer));
        return new Rival(folder, port, List.of(program("nginx").orElseThrow().toString(), "-p", folder.toString(), "-c", settings.toString()));
    }

    /** Where a program lies that this account may run. */
    static Optional<Path> program(String name) {
        Stream<Path> folders = Stream.of(System.getenv().getOrDefault("PATH", "").split(":")).filter(folder -> !folder.isEmpty()).map(Path::of);
        return Stream.concat(folders, SYSTEM_PROGRAMS.stream()).map(folder -> folder.resolve(name)).filter(Files::isExecutable).findFirst();
    }

    private void awaitPort(Path log) throws IOException {
        long startNs = System.nanoTime();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() - startNs > START_NS) {
                close();
                throw new IOException(process.info().command().orElse("rival") + ": expected it to listen on " + port + ", actual " + Files.readString(log));
            }
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    private boolean answers() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (ConnectException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    long residentBytes() {
        return Machine.residentBytes(process.pid());
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        atExit.done();
    }
}
