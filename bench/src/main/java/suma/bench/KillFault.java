package suma.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/** A disk that fails: the n-th call that touches the data folder, and some behind it, come back with an error. */
record KillFault(Error error, int at, int times) {
    /** What the library says of a call that it fails. */
    static final Pattern FAILING = Pattern.compile("failing (\\w+) of ");
    /** How the server says why it ends itself. */
    static final Pattern NAMED = Pattern.compile("(?:suma: |stopping: ).*(?:/data|Input/output|No space|Read-only)");
    private static final String LIBRARY = "failing-calls";
    /** About so many calls open a folder. */
    private static final int CALLS_OF_AN_OPENING = 150;
    private static final int MOST_CALLS = 500;
    private static final int FOR_EVER = 1_000_000;

    /** What the calls come back with, by its number. */
    enum Error {
        IO(5), NO_SPACE(28), READ_ONLY(30);

        private final int number;

        Error(int number) {
            this.number = number;
        }
    }

    static KillFault any(Random random) {
        Error error = Error.values()[random.nextInt(Error.values().length)];
        int at = 1 + random.nextInt(random.nextBoolean() ? CALLS_OF_AN_OPENING : MOST_CALLS);
        return new KillFault(error, at, random.nextBoolean() ? 1 : random.nextBoolean() ? 5 : FOR_EVER);
    }

    /** Compiles the library that fails calls. */
    static void compile(Path folder) throws IOException, InterruptedException {
        Path source = folder.resolve(LIBRARY + ".c");
        try (InputStream in = KillFault.class.getResourceAsStream(LIBRARY + ".c")) {
            Files.copy(in, source);
        }
        int status = new ProcessBuilder("cc", "-shared", "-fPIC", "-O1", "-o", library(folder).toString(), source.toString(), "-ldl").inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException("cc " + source + ": expected exit status 0 actual " + status);
        }
    }

    private static Path library(Path folder) {
        return folder.resolve(LIBRARY + ".so");
    }

    KillFate fate(Path folder, Path data) {
        return new KillFate(List.of(), Map.of("LD_PRELOAD", library(folder).toString(), "FAIL_UNDER", data.toString(), "FAIL_AT", Integer.toString(at),
                "FAIL_TIMES", Integer.toString(times), "FAIL_ERRNO", Integer.toString(error.number)));
    }
}
