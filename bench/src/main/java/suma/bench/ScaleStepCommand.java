package suma.bench;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import suma.bench.PackingLine.Work;
import suma.engine.Engine;
import suma.engine.EngineConfig;

/** One step of a scale run, in a process of its own so that memory and start-up are those of that step. */
@Command(name = "scale-step", hidden = true)
final class ScaleStepCommand implements Callable<Integer> {
    static final String ANSWERING = "answeringSeconds";
    static final String READY = "readySeconds";
    static final String PACKING = "packing";
    /** Cases of the work that a kill interrupts; it must take longer than the kill. */
    private static final long ENDLESS_CASES = 300_000;

    enum Step { BUILD, LOOKUPS, BE_KILLED, REOPEN }

    @Option(names = "--step", required = true)
    private Step step;

    @Option(names = "--codes", required = true)
    private long codes;

    @Option(names = "--data", required = true)
    private Path data;

    @Option(names = "--runs", defaultValue = "1")
    private int runs;

    @Option(names = "--lookups", defaultValue = "1000000")
    private int lookups;

    @Override
    public Integer call() throws InterruptedException {
        ScalePlan plan = new ScalePlan(codes);
        switch (step) {
            case BUILD -> ScaleBuild.run(plan, data);
            case LOOKUPS -> lookUp(plan);
            case BE_KILLED -> packUntilKilled();
            case REOPEN -> reopen(plan);
        }
        return 0;
    }

    private void lookUp(ScalePlan plan) {
        long startNs = System.nanoTime();
        try (Plant plant = Plant.open(data)) {
            ChildJvm.tell(READY, (System.nanoTime() - startNs) / 1e9);
            ScaleLookups.run(plan, plant.engine(), lookups, runs);
        }
    }

    private void packUntilKilled() throws InterruptedException {
        try (Plant plant = Plant.open(data); Scanner scanner = new Scanner(plant.engine())) {
            while (true) {
                Work work = ScalePlan.orderMore(plant, ENDLESS_CASES);
                ChildJvm.tell(PACKING, work.packs());
                new Packing(plant.engine(), work, 1, scanner).run();
            }
        }
    }

    /** Scans a unit as soon as the engine answers, and again when it is ready. */
    private void reopen(ScalePlan plan) {
        try (Engine engine = Engine.open(EngineConfig.at(data))) {
            scanAny(plan, engine);
            ChildJvm.tell(ANSWERING, 0);
            Plant.awaitRunning(engine);
            scanAny(plan, engine);
            ChildJvm.tell(READY, 0);
        }
    }

    private static void scanAny(ScalePlan plan, Engine engine) {
        long unit = plan.packedUnits() / 2;
        try (Scanner scanner = new Scanner(engine)) {
            long parent = scanner.parentOf(plan.unit(unit));
            if (parent != plan.caseOf(unit / ScalePlan.UNITS_PER_CASE)) {
                throw new IllegalStateException("unit " + unit + ": expected case " + unit / ScalePlan.UNITS_PER_CASE + " actual " + parent);
            }
        }
    }
}
