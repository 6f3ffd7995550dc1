package suma.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import suma.resolver.key.ApiKeys;

/** One life of the packaged server, as a child process. */
final class KillServer {
    private static final int READY_SECONDS = 300;
    private static final int STOP_SECONDS = 300;
    private static final String READY = "ready http=";

    private final Process process;
    private final KillHome home;
    private final Path data;
    private final AtExit atExit;
    private final long logStart;

    private KillServer(KillHome home, Path data, KillFate fate) throws IOException {
        this.home = home;
        this.data = data;
        logStart = home.logBytes();
        process = home.start(fate, "serve", "--data", data.toString(), "--http", "0", "--resp", "0", "--config", home.config().toString());
        atExit = AtExit.run(process::destroyForcibly);
    }

    static KillServer start(KillHome home, KillFate fate) throws IOException {
        return new KillServer(home, home.data(), fate);
    }

    /** Of what was restored. */
    static KillServer ofRestored(KillHome home) throws IOException {
        Files.copy(home.data().resolve(ApiKeys.ADMIN_FILE), home.restored().resolve(ApiKeys.ADMIN_FILE));
        return new KillServer(home, home.restored(), KillFate.NONE);
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
                return new KillClient(url, Files.readString(data.resolve(ApiKeys.ADMIN_FILE)).strip());
            }
        }
        throw new KillException("expected the server to say ready, actual: it ended, or took " + READY_SECONDS + " s");
    }

    /** Its exit status, if it ends by itself within a time. */
    OptionalInt awaitEnd(long mostMs) throws InterruptedException {
        return process.waitFor(mostMs, TimeUnit.MILLISECONDS) ? OptionalInt.of(ended()) : OptionalInt.empty();
    }

    private int ended() {
        atExit.done();
        return process.exitValue();
    }

    /** What it has written into the log so far. */
    String said() throws IOException {
        return home.logged(logStart);
    }

    /** SIGKILL: nothing of the process runs on. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        atExit.done();
    }

    /** SIGTERM; the exit status. */
    int stop() throws InterruptedException {
        process.destroy();
        OptionalInt status = awaitEnd(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
        if (status.isEmpty()) {
            kill();
            throw new KillException("expected the server to stop within " + STOP_SECONDS + " s of SIGTERM, actual: it runs on");
        }
        return status.getAsInt();
    }
}
