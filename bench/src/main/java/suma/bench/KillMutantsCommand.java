package suma.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows that the kill rig can fail: each build that is broken on purpose is found. */
@Command(name = "kill-mutants", mixinStandardHelpOptions = true,
        description = "break the server on purpose, one way after the other, and see that the kill rig finds each")
final class KillMutantsCommand implements Callable<Integer> {
    private static final int LINES = 6;
    private static final int ORDERLY_EVERY = 5;

    @Option(names = "--cycles", paramLabel = "N", defaultValue = "20", description = "cycles within which it must be found (default: ${DEFAULT-VALUE})")
    private int cycles;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "of the first cycle (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--jar", paramLabel = "FILE", defaultValue = "resolver/target/suma.jar", description = "the server (default: ${DEFAULT-VALUE})")
    private Path jar;

    @Option(names = "--sources", paramLabel = "DIR", defaultValue = "engine/src/main/java",
            description = "what it was built from (default: ${DEFAULT-VALUE})")
    private Path sources;

    @Override
    public Integer call() throws IOException, InterruptedException {
        int missed = 0;
        for (KillMutant mutant : KillMutant.values()) {
            System.out.println("broken on purpose: " + mutant);
            boolean found = finds(mutant);
            System.out.println(mutant + (found ? " was found" : " was NOT found"));
            missed += found ? 0 : 1;
        }
        return missed == 0 ? 0 : 1;
    }

    private boolean finds(KillMutant mutant) throws IOException, InterruptedException {
        try (Scratch scratch = new Scratch(Optional.empty())) {
            Path classes = mutant.compile(sources, jar, Files.createDirectories(scratch.next()));
            var plan = new KillRun.Plan(cycles, cycles, seed, LINES, ORDERLY_EVERY, false, jar, Optional.of(classes));
            List<String> findings = new KillRun(plan, Files.createDirectories(scratch.next())).run();
            return findings.stream().anyMatch(mutant::isToldBy);
        }
    }
}
