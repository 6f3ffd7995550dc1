package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.engine.catalog.Disposition;
import suma.engine.catalog.Level;
import suma.engine.catalog.Verdict;
import suma.engine.command.Command;
import suma.engine.command.Command.BatchFacts;
import suma.engine.command.Command.Recall;
import suma.engine.command.Command.Transform;
import suma.engine.command.EventContext;
import suma.engine.command.Goods;
import suma.engine.recall.Impact;
import suma.engine.recall.RecallNotice;
import suma.engine.recall.RecallScope;
import suma.engine.recall.RecallScope.OfLot;
import suma.engine.recall.RecallScope.OfMadeFromCode;
import suma.engine.recall.RecallScope.OfMadeFromLot;

/** Recalls of all that is made of something: milk to powder to cans, a carcass to cuts, in whatever order it is told. */
class MadeFromRecallTest {
    @TempDir
    Path folder;

    private Bed bed;
    private List<String> cans;
    private List<String> others;
    private List<String> cuts;
    private List<String> crates;

    @BeforeEach
    void fill() {
        open();
        bed.put(Bed.drug("milk", 8112345, Level.UNIT));
        bed.put(Bed.drug("powder", 8112346, Level.UNIT));
        bed.put(Bed.drug("can", 8112340, Level.UNIT));
        bed.put(Bed.drug("cut", 8112347, Level.UNIT));
        bed.put(Bed.drug("crate", 8112341, Level.CASE));
        cans = order("can", "C1", 50);
        others = order("can", "C2", 30);
        cuts = order("cut", "K1", 40);
        crates = order("crate", "", 4);
    }

    private void open() {
        bed = Bed.open(EngineConfig.at(folder));
    }

    @AfterEach
    void closeAndVerify() {
        bed.close();
        assertEquals(List.of(), Bed.findings(EngineConfig.at(folder)));
    }

    private List<String> order(String product, String lot, int quantity) {
        var batch = bed.order(new BatchFacts(product, lot, Optional.empty(), Optional.empty(), new TreeMap<>()), quantity);
        bed.accept(Bed.commission(batch, 0, quantity));
        return bed.codes(batch);
    }

    private static Goods lot(String product, String lot, int kilos) {
        return new Goods.Lot(product, lot, BigDecimal.valueOf(kilos), "kg");
    }

    private Goods codes(List<String> codes) {
        return new Goods.Codes(bed.ids(codes));
    }

    private static Transform transform(Goods input, Goods output) {
        return transform(List.of(input), List.of(output));
    }

    private static Transform transform(List<Goods> inputs, List<Goods> outputs) {
        return new Transform(inputs, outputs, EventContext.NONE);
    }

    private void make(Goods input, Goods output) {
        bed.accept(transform(input, output));
    }

    private static Recall recall(RecallScope scope) {
        return new Recall(scope, "melamine", "1", EventContext.NONE);
    }

    private long begin(RecallScope scope) {
        return bed.accept(recall(scope)).sequence();
    }

    private static RecallScope madeFrom(String product, String lot) {
        return new OfMadeFromLot(product, lot);
    }

    private void lift(long recall) {
        bed.accept(new Command.LiftRecall(recall, EventContext.NONE));
    }

    private RecallNotice notice(long recall) {
        return bed.engine.recalls().find(recall).orElseThrow();
    }

    private Impact impact(long recall) {
        return bed.engine.recalls().impact(notice(recall));
    }

    private List<String> covered(long recall) {
        return Bed.codes(bed.engine.recalls().codes(notice(recall)));
    }

    private String lots(long recall) {
        return impact(recall).lots().stream().map(lot -> lot.product() + " " + lot.lot() + " " + lot.amounts().get("kg").made()).sorted()
                .collect(Collectors.joining(", "));
    }

    @Test
    void refusesRecallsOfNothing() {
        assertEquals("product: no product beer", bed.refuse(recall(madeFrom("beer", "M1"))).detail());
        assertEquals("recall covers nothing: nothing was made of lot M1 of milk", bed.refuse(recall(madeFrom("milk", "M1"))).detail());
        assertEquals("recall covers nothing: nothing was made of lot C1 of can", bed.refuse(recall(madeFrom("can", "C1"))).detail());
        assertEquals("recall covers nothing: nothing was made of the code", bed.refuse(recall(new OfMadeFromCode(bed.id(cans.get(0))))).detail());
        var refused = bed.refuse(recall(new OfMadeFromCode(9999)));
        assertEquals("-1 NOT_ISSUED", refused.faults().get(0).item() + " " + refused.faults().get(0).reason());
        assertEquals(List.of(), bed.engine.recalls().after(0, 9));
    }

    @Test
    void circlesAreStillRefused() {
        make(lot("milk", "M1", 10), lot("powder", "P1", 1));
        make(lot("powder", "P1", 1), lot("can", "C1", 5));
        long recall = begin(madeFrom("milk", "M1"));
        assertEquals("outputs: an input was made of a lot that this would make", bed.refuse(transform(lot("can", "C1", 1), lot("milk", "M1", 1))).detail());
        assertEquals(50, impact(recall).codes());
    }

    @Test
    void coversEveryGeneration() {
        make(lot("milk", "M1", 10), lot("powder", "P1", 1));
        make(lot("milk", "M2", 10), lot("powder", "P2", 1));
        bed.accept(transform(List.of(lot("powder", "P1", 1), lot("powder", "P2", 1)), List.of(lot("can", "C1", 5))));
        long recall = begin(madeFrom("milk", "M1"));
        assertEquals("can C1 5, powder P1 1", lots(recall));
        assertEquals(cans, covered(recall));
        assertEquals(Map.of(Disposition.COMMISSIONED, 50L), impact(recall).byState());
        assertEquals(Verdict.RECALLED, bed.verdict(cans.get(7)));
        assertEquals(recall, bed.find(cans.get(7)).recall());
        assertEquals(Verdict.OK, bed.verdict(others.get(0)));
        assertEquals("recalled ok", bed.checkOut("", cans.get(0), others.get(0)));
        bed.close();
        open();
        assertEquals(Verdict.RECALLED, bed.verdict(cans.get(7)));
        assertEquals(madeFrom("milk", "M1"), notice(recall).scope());
        assertEquals(Verdict.RECALLED, bed.verdict(order("can", "C1", 5).get(0)));
        lift(recall);
        assertEquals(Verdict.OK, bed.verdict(cans.get(7)));
        assertEquals(55, impact(recall).codes());
        assertEquals(Verdict.OK, bed.verdict(order("can", "C1", 5).get(0)));
    }

    @Test
    void theThingItselfIsNotCovered() {
        make(codes(cuts.subList(0, 1)), codes(order("cut", "K9", 3)));
        long recall = begin(madeFrom("cut", "K1"));
        assertEquals(3, impact(recall).codes());
        assertEquals(Verdict.OK, bed.verdict(cuts.get(1)));
    }

    @Test
    void whatIsMadeLaterIsCovered() {
        make(lot("milk", "M1", 10), lot("powder", "P1", 1));
        long recall = begin(madeFrom("milk", "M1"));
        assertEquals(0, impact(recall).codes());
        make(lot("powder", "P1", 1), codes(cans.subList(0, 3)));
        assertEquals(cans.subList(0, 3), covered(recall));
        assertEquals(Verdict.OK, bed.verdict(cans.get(3)));
        make(lot("milk", "M1", 5), lot("can", "C2", 3));
        assertEquals(Verdict.RECALLED, bed.verdict(others.get(0)));
        assertEquals("can C2 3, powder P1 1", lots(recall));
        bed.close();
        open();
        make(lot("milk", "M1", 5), lot("can", "C1", 3));
        assertEquals(80, impact(recall).codes());
        assertEquals(80, covered(recall).size());
        lift(recall);
        assertEquals(Verdict.OK, bed.verdict(cans.get(0)));
        make(lot("milk", "M1", 5), lot("powder", "P7", 3));
        assertEquals("can C1 3, can C2 3, powder P1 1", lots(recall));
    }

    @Test
    void earlierStepsMayBeToldLater() {
        make(lot("powder", "P1", 1), codes(cans.subList(0, 3)));
        make(lot("milk", "M1", 10), lot("powder", "P0", 1));
        long recall = begin(madeFrom("milk", "M1"));
        make(lot("milk", "M1", 10), lot("powder", "P1", 1));
        assertEquals(cans.subList(0, 3), covered(recall));
    }

    @Test
    void stepsOfOneCommandBuildOnEachOtherAndCanFailTogether() {
        make(lot("milk", "M1", 10), lot("powder", "P1", 1));
        long recall = begin(madeFrom("milk", "M1"));
        Transform toCans = transform(lot("powder", "P1", 1), codes(cans.subList(0, 2)));
        Transform toLot = transform(lot("powder", "P1", 1), lot("can", "C2", 1));
        bed.refuse(new Command.Together(List.of(toCans, toLot, transform(lot("milk", "M1", 1), lot("milk", "M1", 1)))));
        assertEquals(List.of(), covered(recall));
        assertEquals(Verdict.OK, bed.verdict(cans.get(0)));
        assertEquals(Verdict.OK, bed.verdict(others.get(0)));
        bed.accept(new Command.Together(List.of(toLot, toCans)));
        assertEquals(32, covered(recall).size());
        assertEquals(Verdict.RECALLED, bed.verdict(others.get(0)));
    }

    @Test
    void codesUsedInWhatTheyWereIn() {
        bed.accept(bed.pack(crates.get(0), cuts.subList(0, 10)));
        make(codes(crates.subList(0, 1)), codes(cans.subList(0, 4)));
        assertEquals(cans.subList(0, 4), covered(begin(madeFrom("cut", "K1"))));
        long ofOne = begin(new OfMadeFromCode(bed.id(cuts.get(9))));
        assertEquals(cans.subList(0, 4), covered(ofOne));
        bed.accept(bed.pack(crates.get(1), cuts.subList(10, 20)));
        long later = begin(madeFrom("cut", "K1"));
        make(codes(crates.subList(1, 2)), codes(cans.subList(10, 12)));
        assertEquals(6, covered(later).size());
        assertEquals(4, covered(ofOne).size());
    }

    @Test
    void codesMadeOfCodes() {
        make(codes(cuts.subList(0, 1)), codes(cuts.subList(1, 3)));
        make(codes(cuts.subList(1, 2)), codes(cuts.subList(3, 5)));
        long recall = begin(new OfMadeFromCode(bed.id(cuts.get(0))));
        assertEquals(cuts.subList(1, 5), covered(recall));
        assertEquals(Map.of(Disposition.COMMISSIONED, 3L, Disposition.CONSUMED, 1L), impact(recall).byState());
        assertTrue(impact(recall).lots().isEmpty());
    }

    @Test
    void overlapsAreLiftedOneByOne() {
        make(lot("milk", "M1", 10), codes(cans.subList(0, 10)));
        make(lot("milk", "M2", 10), lot("can", "C2", 1));
        bed.accept(transform(List.of(lot("milk", "M1", 1), lot("milk", "M2", 1)), List.of(lot("powder", "P1", 1), codes(cans.subList(20, 22)))));
        long one = begin(madeFrom("milk", "M1"));
        long two = begin(madeFrom("milk", "M2"));
        long lot = begin(new OfLot("can", "C1"));
        assertEquals(12, covered(one).size());
        assertEquals(32, covered(two).size());
        assertEquals(lot, bed.find(cans.get(20)).recall());
        lift(lot);
        assertEquals(one, bed.find(cans.get(20)).recall());
        lift(one);
        assertEquals(two, bed.find(cans.get(20)).recall());
        assertEquals(Verdict.OK, bed.verdict(cans.get(0)));
        lift(two);
        assertEquals(Verdict.OK, bed.verdict(cans.get(20)));
        assertEquals(Verdict.OK, bed.verdict(others.get(0)));
        assertEquals(12, covered(one).size());
    }

    @Test
    void aCodeMadeSinglyAndWithItsLotCountsOnce() {
        make(lot("milk", "M1", 10), codes(cans.subList(0, 10)));
        long recall = begin(madeFrom("milk", "M1"));
        assertEquals(10, impact(recall).codes());
        make(lot("milk", "M1", 10), lot("can", "C1", 40));
        make(lot("milk", "M1", 10), codes(others.subList(0, 2)));
        assertEquals(52, impact(recall).codes());
        assertEquals(52, covered(recall).stream().distinct().count());
        assertEquals(52, covered(recall).size());
    }
}
