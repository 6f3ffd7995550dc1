package suma.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Many lives and deaths of the server, on a new data folder every so many cycles. */
final class KillRun {
    private final Plan plan;
    private final Path root;
    private final KillTally tally = new KillTally();

    /**
     * What is asked for.
     *
     * @param cyclesAFolder cycles after which a new data folder is begun
     * @param orderlyEvery  each so-manieth life ends with SIGTERM
     * @param faults        whether the disk fails too
     * @param classes       those of a build that is broken on purpose
     */
    record Plan(int cycles, int cyclesAFolder, long seed, int lines, int orderlyEvery, boolean faults, Path jar, Optional<Path> classes) {
    }

    KillRun(Plan plan, Path root) {
        this.plan = plan;
        this.root = root;
    }

    /** What was found; ends with the first folder in which something was. A run that is interrupted tells of what it did. */
    List<String> run() throws IOException, InterruptedException {
        AtExit interrupted = AtExit.run(() -> tally.print(System.out));
        KillProgram program = new KillProgram(plan.jar(), plan.classes(), root.resolve("classes.jsa"));
        if (plan.faults()) {
            KillFault.compile(root);
        }
        program.makeArchive(KillHome.make(root.resolve("archive"), program));
        for (int done = 0, folder = 0; done < plan.cycles() && tally.findings().isEmpty(); folder++) {
            int cycles = Math.min(plan.cyclesAFolder(), plan.cycles() - done);
            run(folder, cycles, program);
            done += cycles;
        }
        interrupted.done();
        tally.print(System.out);
        return tally.findings();
    }

    private void run(int folder, int cycles, KillProgram program) throws IOException, InterruptedException {
        long seed = plan.seed() + folder;
        System.out.println("folder " + folder + ", seed " + seed + ", " + cycles + " cycles");
        KillHome home = KillHome.make(root.resolve("folder-" + folder), program);
        new KillStory(new KillStory.Plan(seed, cycles, plan.lines(), plan.orderlyEvery(), plan.faults()), home, tally).run();
        if (tally.findings().isEmpty()) {
            Scratch.delete(home.folder());
        }
    }
}
