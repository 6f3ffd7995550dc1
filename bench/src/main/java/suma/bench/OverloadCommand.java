package suma.bench;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks more of a server than it can do, and looks at what becomes of those it serves and of itself. */
@Command(name = "overload", description = "ten times the peak; slow disks, slow clients and a small heap, with lookups beside (needs a C compiler, cc)")
final class OverloadCommand implements Callable<Integer> {
    private static final int TINY_SECONDS = 3;

    @Mixin
    private RunOptions options;
    @Mixin
    private ServerOptions server;
    @Mixin
    private LoadOptions load;
    @Option(names = "--minutes", paramLabel = "N", defaultValue = "10", description = "how long ten times the peak is offered (default: ${DEFAULT-VALUE})")
    private int minutes;
    @Option(names = "--lookups", paramLabel = "N", defaultValue = "2000", description = "lookups a second beside (default: ${DEFAULT-VALUE})")
    private double lookupsPerSecond;
    @Option(names = "--parts", paramLabel = "PART", split = ",", defaultValue = "writes,disk,lookups,clients,heap",
            description = "what is tried (default: ${DEFAULT-VALUE})")
    private Set<Part> parts = EnumSet.noneOf(Part.class);

    /** The overloads by name. */
    enum Part {
        writes, disk, lookups, clients, heap
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Results results = options.newResults();
        try (Scratch scratch = options.scratch()) {
            OverloadBench bench = new OverloadBench(options, server, load, scratch, results, options.size((long) lookupsPerSecond, 200));
            for (Part part : parts) {
                run(part, bench);
                options.keep(results);
            }
        }
        options.publish(results);
        return results.requirementsMet() ? 0 : 1;
    }

    private void run(Part part, OverloadBench bench) throws IOException, InterruptedException {
        switch (part) {
            case writes -> new OverloadedWriter(bench, (int) options.size(TimeUnit.MINUTES.toSeconds(minutes), TINY_SECONDS)).run();
            case disk -> new StalledDisk(bench).run();
            case lookups -> new OverloadedLookups(bench).run();
            case clients -> new SlowClients(bench).run();
            case heap -> new SmallHeap(bench).run();
        }
    }
}
