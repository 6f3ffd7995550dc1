package suma.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A disk whose syncs take as long as one says: a library of a few lines, compiled here, that stands before the server's libc. */
final class SlowDisk {
    private static final String SOURCE = "slow-sync.c";

    private final Path library;
    private final Path delay;

    private SlowDisk(Path folder) {
        library = folder.resolve("slow-sync.so");
        delay = folder.resolve("delay");
    }

    /** Compiles it in a folder that must exist; syncs take no longer than usual until {@link #delayMs} is told. */
    static SlowDisk in(Path folder) throws IOException, InterruptedException {
        SlowDisk disk = new SlowDisk(folder);
        Path source = folder.resolve(SOURCE);
        try (InputStream text = SlowDisk.class.getResourceAsStream(SOURCE)) {
            Files.copy(text, source);
        }
        disk.delayMs(0);
        Process compiler = new ProcessBuilder("cc", "-shared", "-fPIC", "-O1", "-o", disk.library.toString(), source.toString()).inheritIO().start();
        if (compiler.waitFor() != 0) {
            throw new IOException("cc: expected a library of " + source + ", actual exit " + compiler.exitValue());
        }
        return disk;
    }

    /** From now on. */
    void delayMs(long ms) throws IOException {
        Path told = Files.writeString(delay.resolveSibling("told"), Long.toString(TimeUnit.MILLISECONDS.toMicros(ms)));
        Files.move(told, delay, StandardCopyOption.ATOMIC_MOVE);
    }

    Map<String, String> environment() {
        return Map.of("LD_PRELOAD", library.toString(), "SUMA_SYNC_DELAY", delay.toString());
    }
}
