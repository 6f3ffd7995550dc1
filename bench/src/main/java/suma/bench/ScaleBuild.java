package suma.bench;

import java.nio.file.Path;
import suma.bench.PackingLine.Work;

/** The first step of a scale run: orders and packs all of a plan, or what is left of it, and tells how fast. */
final class ScaleBuild {
    static final String LINKS_PER_SECOND = "linksPerSecond.";
    static final String PALLET_LINKS_PER_SECOND = "palletLinksPerSecond";
    static final String ORDER_SECONDS = "orderSeconds";
    static final String INDEX_BYTES = "indexBytes";
    static final String STORE_BYTES = "storeBytes";
    static final String CLOSE_SECONDS = "closeSeconds";
    /** Parts of the packing that are timed apart, to show whether it slows down as the store grows. */
    static final int SLICES = 5;
    private static final int LINES = 4;
    private static final int SAMPLES = 2000;

    private final ScalePlan plan;
    private final Plant plant;

    private ScaleBuild(ScalePlan plan, Plant plant) {
        this.plan = plan;
        this.plant = plant;
    }

    static void run(ScalePlan plan, Path data) throws InterruptedException {
        long closingNs;
        try (Plant plant = Plant.open(data)) {
            ScaleBuild build = new ScaleBuild(plan, plant);
            build.order();
            build.pack();
            build.measure();
            closingNs = System.nanoTime();
        }
        ChildJvm.tell(CLOSE_SECONDS, (System.nanoTime() - closingNs) / 1e9);
    }

    private void order() {
        long startNs = System.nanoTime();
        plan.order(plant);
        ChildJvm.tell(ORDER_SECONDS, (System.nanoTime() - startNs) / 1e9);
    }

    private void pack() throws InterruptedException {
        Work cases = plan.packCases();
        for (int slice = 0; slice < SLICES; slice++) {
            pack(cases.part(cases.packs() * slice / SLICES, cases.packs() * (slice + 1) / SLICES), LINKS_PER_SECOND + slice);
        }
        pack(new Work(plan.caseOf(0), plan.pallet(0), plan.pallets(), ScalePlan.CASES_PER_PALLET), PALLET_LINKS_PER_SECOND);
    }

    private void pack(Work work, String name) throws InterruptedException {
        if (work.packs() == 0) {
            return;
        }
        try (Scanner scanner = new Scanner(plant.engine())) {
            Packing packing = new Packing(plant.engine(), work, LINES, scanner);
            double seconds = packing.run();
            if (packing.links() == work.links()) {
                ChildJvm.tell(name, work.links() / seconds);
            }
            packing.verify(SAMPLES);
        }
    }

    private void measure() {
        plant.engine().compact();
        ChildJvm.tell(INDEX_BYTES, plant.engine().footprint().indexBytes());
        ChildJvm.tell(STORE_BYTES, plant.engine().footprint().storeBytes());
    }
}
