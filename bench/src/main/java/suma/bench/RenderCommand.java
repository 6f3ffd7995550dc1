package suma.bench;

import static suma.bench.Figure.Goal.atLeast;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Level;
import suma.engine.scan.CodeChunk;
import suma.engine.scan.CodeCursor;

/** Measures how fast one thread writes codes as text. */
@Command(name = "render", description = "drug-20 codes as text on one core, beside Bouncy Castle's FF1")
final class RenderCommand implements Callable<Integer> {
    private static final String DRUG_ID = "8100001";
    private static final int SLOWER = 50;

    @Mixin
    private RunOptions options;

    @Option(names = "--codes", paramLabel = "N", defaultValue = "50000000", description = "codes a run; Bouncy Castle makes a fiftieth of them (default: ${DEFAULT-VALUE})")
    private long usualCodes;

    private final CodeChunk chunk = new CodeChunk();
    private Figure suma;
    private Figure cursor;
    private Figure rival;
    private Figure ratio;

    @Override
    public Integer call() throws IOException {
        long codes = options.size(usualCodes, 100_000);
        Results results = options.newResults();
        suma = results.figure("FF1 and text, in runs", "codes/s", atLeast(30e6));
        cursor = results.figure("the same through Engine.codesOf", "codes/s");
        rival = results.figure("Bouncy Castle FF1 and text", "codes/s");
        ratio = results.figure("FF1 and text : Bouncy Castle", "times", atLeast(60));
        try (Scratch scratch = options.scratch(); Plant plant = Plant.open(scratch.next())) {
            plant.addDrug(DRUG_ID, Level.UNIT);
            Batch batch = plant.order(DRUG_ID, codes);
            for (int run = -1; run < options.runs(); run++) {
                measure(codes, plant, batch, run >= 0);
            }
        }
        options.publish(results);
        return 0;
    }

    /** The first call only warms up. */
    private void measure(long codes, Plant plant, Batch batch, boolean counts) {
        DrugCodes drugCodes = new DrugCodes(DRUG_ID);
        double fast = seconds(() -> drugCodes.render(codes));
        double walked = seconds(() -> walk(plant, batch));
        double slow = seconds(() -> drugCodes.renderByOracle(codes / SLOWER));
        drugCodes.verify(codes);
        if (counts) {
            suma.add(codes / fast);
            cursor.add(codes / walked);
            rival.add(codes / SLOWER / slow);
            ratio.addRatio(suma, rival);
        }
    }

    private static double seconds(Runnable work) {
        long startNs = System.nanoTime();
        work.run();
        return (System.nanoTime() - startNs) / 1e9;
    }

    private void walk(Plant plant, Batch batch) {
        long seen = 0;
        try (CodeCursor codes = plant.engine().codesOf(batch, 0, batch.quantity())) {
            while (codes.next(chunk)) {
                seen += chunk.count();
            }
        }
        if (seen != batch.quantity()) {
            throw new IllegalStateException("codes of a batch: expected " + batch.quantity() + " actual " + seen);
        }
    }
}
