package suma.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The memory in which the system keeps files that were read. */
final class PageCache {
    private static final Path SWITCH = Path.of("/proc/sys/vm/drop_caches");
    private static final String EVERYTHING = "3";

    private PageCache() {
    }

    /** Forgets a folder's files, which nobody may have open: with all others where that is allowed, else file by file. */
    static void drop(Path folder) {
        try {
            run("sync");
            if (Files.isWritable(SWITCH)) {
                Files.writeString(SWITCH, EVERYTHING);
            } else {
                dropEach(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How {@link #drop} does it. */
    static String describe() {
        return Files.isWritable(SWITCH) ? "page cache dropped by " + EVERYTHING + " to " + SWITCH : "page cache dropped file by file, by posix_fadvise";
    }

    private static void dropEach(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                run("dd", "if=" + file, "iflag=nocache", "count=0", "status=none");
            }
        }
    }

    private static void run(String... command) throws IOException {
        try {
            int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (exit != 0) {
                throw new IOException(List.of(command) + ": expected exit 0 actual " + exit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(List.of(command) + ": interrupted", e);
        }
    }
}
