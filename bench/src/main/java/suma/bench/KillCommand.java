package suma.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Kills the packaged server under load, over and over, and looks for anything that was lost, halved or doubled. */
@Command(name = "kill", mixinStandardHelpOptions = true,
        description = {"kill the server under load and compare what comes back with what was acknowledged",
            "SIGKILL ends the process, not the machine: what the kernel had taken is kept, so this says nothing about a power cut."})
final class KillCommand implements Callable<Integer> {
    @Option(names = "--cycles", paramLabel = "N", defaultValue = "50", description = "lives of the server (default: ${DEFAULT-VALUE})")
    private int cycles;

    @Option(names = "--seed", paramLabel = "N", description = "what is done and when it is killed (default: the clock's)")
    private Optional<Long> seed = Optional.empty();

    @Option(names = "--lines", paramLabel = "N", defaultValue = "6", description = "clients that write (default: ${DEFAULT-VALUE})")
    private int lines;

    @Option(names = "--fresh-every", paramLabel = "N", defaultValue = "100",
            description = "cycles after which a new data folder is begun (default: ${DEFAULT-VALUE})")
    private int cyclesAFolder;

    @Option(names = "--orderly-every", paramLabel = "K", defaultValue = "5",
            description = "each K-th life ends with SIGTERM and a verify instead (default: ${DEFAULT-VALUE})")
    private int orderlyEvery;

    @Option(names = "--disk-fails", description = "let calls to the disk fail, in one life of two; needs a C compiler")
    private boolean faults;

    @Option(names = "--jar", paramLabel = "FILE", defaultValue = "resolver/target/suma.jar",
            description = "the server (default: ${DEFAULT-VALUE})")
    private Path jar;

    @Option(names = "--dir", paramLabel = "DIR",
            description = "data and logs go into a new folder there and are kept (default: a temporary one, removed when all is well)")
    private Optional<Path> folder = Optional.empty();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Scratch scratch = new Scratch(folder);
        Path root = Files.createDirectories(scratch.next());
        var plan = new KillRun.Plan(cycles, cyclesAFolder, seed.orElseGet(System::currentTimeMillis), lines, orderlyEvery, faults, jar, Optional.empty());
        System.out.println("seed " + plan.seed() + ", " + cycles + " cycles, " + lines + " lines, " + Machine.here());
        boolean clean = new KillRun(plan, root).run().isEmpty();
        if (clean && folder.isEmpty()) {
            scratch.close();
        } else {
            System.out.println("kept " + root);
        }
        return clean ? 0 : 1;
    }
}
