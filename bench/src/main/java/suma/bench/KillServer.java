package suma.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One life of the packaged server, as a child process. Its log is kept beside the data folder. */
final class KillServer {
    private static final int READY_SECONDS = 120;
    private static final int STOP_SECONDS = 60;
    private static final String READY = "ready http=";

    private final Process process;
    private final Path data;

    private KillServer(Process process, Path data) {
        this.process = process;
        this.data = data;
    }

    static KillServer start(Path jar, Path data, Path log) throws IOException {
        Process process = java(jar, "serve", "--data", data.toString(), "--http", "0", "--resp", "0")
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new KillServer(process, data);
    }

    private static ProcessBuilder java(Path jar, String... arguments) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(java.toString(), "-ea", "-Xmx1g", "-jar", jar.toString());
        builder.command().addAll(List.of(arguments));
        return builder;
    }

    /** Waits until it says that it can answer; kills it when it takes too long. */
    KillClient awaitReady() throws IOException {
        ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor();
        alarm.schedule(process::destroyForcibly, READY_SECONDS, TimeUnit.SECONDS);
        try {
            return readReady();
        } finally {
            alarm.shutdownNow();
        }
    }

    private KillClient readReady() throws IOException {
        BufferedReader said = process.inputReader();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(READY)) {
                String url = line.substring(READY.length()).split(" ")[0];
                return new KillClient(url, Files.readString(data.resolve("admin.key")).strip());
            }
        }
        throw new KillException("expected the server to say ready, actual: it ended, or took " + READY_SECONDS + " s");
    }

    /** SIGKILL: nothing of the process runs on. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; the exit status. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            kill();
            throw new KillException("expected the server to stop within " + STOP_SECONDS + " s of SIGTERM, actual: it runs on");
        }
        return process.exitValue();
    }

    /** Exit status of {@code verify} on a folder that no server has open. */
    static int verify(Path jar, Path data, Path log) throws IOException, InterruptedException {
        return java(jar, "verify", "--data", data.toString()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start().waitFor();
    }
}
