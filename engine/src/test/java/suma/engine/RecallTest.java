package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import suma.engine.catalog.Batch;
import suma.engine.catalog.Disposition;
import suma.engine.catalog.Level;
import suma.engine.catalog.Party;
import suma.engine.catalog.Verdict;
import suma.engine.command.Command;
import suma.engine.command.Command.BatchFacts;
import suma.engine.command.EventContext;
import suma.engine.command.Outcome.Refused;
import suma.engine.recall.Impact;
import suma.engine.recall.Impact.Share;
import suma.engine.recall.RecallNotice;
import suma.engine.recall.RecallScope;
import suma.engine.recall.RecallScope.OfBatch;
import suma.engine.recall.RecallScope.OfCodes;
import suma.engine.recall.RecallScope.OfContents;
import suma.engine.recall.RecallScope.OfLot;
import suma.engine.recall.RecallScope.OfProduct;

/** Recalls: what they cover, what they do to verdicts, and what has become of what they cover. */
class RecallTest {
    @TempDir
    Path folder;

    private Bed bed;
    private Batch first;
    private List<String> units;
    private List<String> others;
    private List<String> cases;
    private String pallet;

    @BeforeEach
    void open() {
        bed = Bed.open(EngineConfig.at(folder));
        for (String[] party : new String[][] {{"maker", "330100"}, {"shop", "330100"}, {"far", "440300"}}) {
            bed.accept(new Command.PutParty(new Party(0, party[0], "Name", "shop", "", "", party[1], "")));
        }
        bed.put(Bed.of("maker", Bed.drug("unit", 8112340, Level.UNIT)));
        bed.put(Bed.drug("case", 8112341, Level.CASE));
        bed.put(Bed.drug("pallet", 8112342, Level.PALLET));
        bed.put(Bed.drug("unused", 8112343, Level.UNIT));
        first = order("L1", 150);
        units = bed.codes(first);
        others = bed.codes(order("L2", 30));
        cases = bed.codes(bed.order("case", 3));
        pallet = bed.codes(bed.order("pallet", 1)).get(0);
        bed.accept(bed.pack(cases.get(0), units.subList(0, 24)));
        bed.accept(bed.pack(cases.get(1), units.subList(24, 48)));
        bed.accept(bed.pack(pallet, cases.subList(0, 2)));
    }

    @AfterEach
    void closeAndVerify() {
        bed.close();
        assertEquals(List.of(), Bed.findings(EngineConfig.at(folder)));
    }

    private Batch order(String lot, int quantity) {
        Batch batch = bed.order(new BatchFacts("unit", lot, Optional.empty(), Optional.empty(), new TreeMap<>()), quantity);
        bed.accept(Bed.commission(batch, 0, quantity - 10));
        return batch;
    }

    private void reopen() {
        bed.close();
        bed = Bed.open(EngineConfig.at(folder));
    }

    private static Command recall(RecallScope scope) {
        return new Command.Recall(scope, "mould", "1", EventContext.NONE);
    }

    private long begin(RecallScope scope) {
        return bed.accept(recall(scope)).sequence();
    }

    private void lift(long recall) {
        bed.accept(new Command.LiftRecall(recall, EventContext.NONE));
    }

    private OfCodes named(String... codes) {
        return new OfCodes(bed.ids(List.of(codes)));
    }

    private Impact impact(long recall) {
        return bed.engine.recalls().impact(bed.engine.recalls().find(recall).orElseThrow());
    }

    private static String reasons(Refused refused) {
        return refused.faults().stream().map(fault -> fault.item() + " " + fault.reason()).collect(Collectors.joining(", "));
    }

    @Test
    void refusesRecallsOfNothing() {
        assertEquals("product: no product none", bed.refuse(recall(new OfProduct("none"))).detail());
        assertEquals("product: no product none", bed.refuse(recall(new OfLot("none", "L1"))).detail());
        assertEquals("recall covers nothing: no code is issued", bed.refuse(recall(new OfProduct("unused"))).detail());
        assertEquals("recall covers nothing: no code is issued", bed.refuse(recall(new OfLot("unit", "L3"))).detail());
        assertEquals("batch: no batch B99", bed.refuse(recall(new OfBatch(99))).detail());
        assertEquals("codes: expected 1 to 1000000, actual 0", bed.refuse(recall(new OfCodes(new long[0]))).detail());
        assertEquals("1 NOT_A_CODE, 2 NOT_ISSUED, 3 REPEATED", reasons(bed.refuse(recall(named(units.get(0), "no code", "81123400000000000000", units.get(0))))));
        assertEquals("-1 NOT_ISSUED", reasons(bed.refuse(recall(new OfContents(9999)))));
        assertEquals("recall covers nothing: the code holds nothing", bed.refuse(recall(new OfContents(bed.id(cases.get(2))))).detail());
        assertEquals("party: no party nobody", bed.refuse(new Command.Recall(named(units.get(0)), "", "", Bed.by("nobody"))).detail());
        assertEquals(List.of(), bed.engine.recalls().after(0, 9));
    }

    @Test
    void liftsOnlyWhatIsInForce() {
        assertEquals("recall: no recall R99", bed.refuse(new Command.LiftRecall(99, EventContext.NONE)).detail());
        assertEquals("recall: no recall R1", bed.refuse(new Command.LiftRecall(1, EventContext.NONE)).detail());
        long recall = begin(new OfProduct("unit"));
        lift(recall);
        assertEquals("recall R" + recall + " is lifted already", bed.refuse(new Command.LiftRecall(recall, EventContext.NONE)).detail());
    }

    @Test
    void verdictsFollowTheirOrder() {
        bed.checkOut("shop", units.get(50));
        bed.accept(new Command.Destroy(bed.ids(units.subList(51, 52)), EventContext.NONE));
        long recall = begin(new OfLot("unit", "L1"));
        assertEquals(Verdict.RECALLED, bed.verdict(units.get(0)));
        assertEquals(Verdict.RECALLED, bed.verdict(units.get(50)));
        assertEquals("shop", bed.find(units.get(50)).soldParty());
        assertEquals(recall, bed.find(units.get(50)).recall());
        assertEquals(Verdict.DESTROYED, bed.verdict(units.get(51)));
        assertEquals(Verdict.NOT_COMMISSIONED, bed.verdict(units.get(149)));
        assertEquals(Verdict.OK, bed.verdict(others.get(0)));
        assertEquals("recalled recalled ok", bed.checkOut("shop", units.get(60), cases.get(0), others.get(0)));
        assertEquals("0 RECALLED, 1 HOLDS_RECALLED", reasons(bed.refuse(new Command.Sell(bed.ids(List.of(units.get(60), cases.get(0))), EventContext.NONE))));
        reopen();
        assertEquals(Verdict.RECALLED, bed.verdict(units.get(0)));
        lift(recall);
        assertEquals(Verdict.OK, bed.verdict(units.get(0)));
        assertEquals(Verdict.SOLD, bed.verdict(units.get(50)));
        assertEquals(RecallNotice.NONE, bed.find(units.get(50)).recall());
    }

    @Test
    void whatIsOrderedLaterIsCoveredByItsLotAndProduct() {
        long lot = begin(new OfLot("unit", "L1"));
        assertEquals(Verdict.RECALLED, bed.verdict(bed.codes(order("L1", 20)).get(0)));
        assertEquals(Verdict.OK, bed.verdict(bed.codes(order("L2", 20)).get(0)));
        lift(lot);
        begin(new OfProduct("unit"));
        assertEquals(Verdict.RECALLED, bed.verdict(bed.codes(order("L3", 20)).get(0)));
        assertEquals(150 + 30 + 20 + 20 + 20, impact(bed.engine.recalls().after(lot, 9).get(0).number()).codes());
        assertEquals(150 + 20, impact(lot).codes());
    }

    @Test
    void liftingOneOfSeveralLeavesTheOthers() {
        long batch = begin(new OfBatch(first.number()));
        long product = begin(new OfProduct("unit"));
        long codes = begin(named(units.get(0), units.get(1), units.get(70)));
        long contents = begin(new OfContents(bed.id(cases.get(0))));
        assertEquals(batch, bed.find(units.get(0)).recall());
        lift(batch);
        assertEquals(product, bed.find(units.get(0)).recall());
        lift(product);
        assertEquals(codes, bed.find(units.get(0)).recall());
        assertEquals(contents, bed.find(units.get(2)).recall());
        assertEquals(Verdict.OK, bed.verdict(units.get(30)));
        reopen();
        lift(codes);
        assertEquals(contents, bed.find(units.get(0)).recall());
        assertEquals(Verdict.OK, bed.verdict(units.get(70)));
        lift(contents);
        assertEquals(Verdict.OK, bed.verdict(units.get(0)));
        assertTrue(bed.engine.recalls().after(0, 9).stream().noneMatch(RecallNotice::inForce));
        assertEquals(24, impact(contents).codes());
    }

    @Test
    void contentsAreThoseOfTheTime() {
        long recall = begin(new OfContents(bed.id(pallet)));
        assertEquals(Verdict.OK, bed.verdict(pallet));
        assertEquals(Verdict.RECALLED, bed.verdict(cases.get(0)));
        bed.accept(bed.unpack(cases.get(0), units.subList(0, 1)));
        bed.accept(bed.pack(cases.get(0), units.subList(100, 101)));
        assertEquals(Verdict.RECALLED, bed.verdict(units.get(0)));
        assertEquals(Verdict.OK, bed.verdict(units.get(100)));
        assertEquals(50, impact(recall).codes());
        assertEquals("recalled", bed.checkOut("", pallet));
    }

    @Test
    void impactTellsWhoHasWhat() {
        bed.accept(new Command.Ship(bed.ids(cases.subList(0, 1)), "maker", "far", EventContext.NONE));
        bed.accept(new Command.Receive(bed.ids(cases.subList(1, 2)), "maker", Bed.by("shop")));
        bed.accept(bed.unpack(cases.get(1), units.subList(24, 26)));
        bed.checkOut("far", units.get(24), units.get(0));
        bed.accept(new Command.Sell(bed.ids(cases.subList(1, 2)), EventContext.NONE));
        bed.accept(new Command.Destroy(bed.ids(units.subList(60, 61)), EventContext.NONE));
        long recall = begin(new OfLot("unit", "L1"));
        Impact impact = impact(recall);
        assertEquals(150, impact.codes());
        assertEquals(Map.of(Disposition.ISSUED, 10L, Disposition.COMMISSIONED, 115L, Disposition.SOLD, 24L, Disposition.DESTROYED, 1L), impact.byState());
        assertEquals(List.of(new Share("maker", 102), new Share("far", 25), new Share("", 22), new Share("shop", 1)), impact.byParty());
        assertEquals(List.of(new Share("330100", 103), new Share("440300", 25), new Share("", 22)), impact.byRegion());
        assertEquals(24, impact.sold());
        assertEquals(1, impact.soldParties());
        RecallNotice notice = bed.engine.recalls().find(recall).orElseThrow();
        assertEquals(List.of(units.get(25)), Bed.codes(bed.engine.recalls().codes(notice, "shop")));
        assertEquals(List.of(), Bed.codes(bed.engine.recalls().codes(notice, "nobody")));
        assertEquals(units.subList(26, 48), Bed.codes(bed.engine.recalls().codes(notice, "")));
        assertEquals(units, Bed.codes(bed.engine.recalls().codes(notice)));
    }

    @Test
    void noticesAreKept() {
        long recall = begin(new OfLot("unit", "L1"));
        reopen();
        RecallNotice notice = bed.engine.recalls().find(recall).orElseThrow();
        assertEquals(new OfLot("unit", "L1"), notice.scope());
        assertEquals("mould", notice.reason());
        assertEquals("1", notice.level());
        assertTrue(notice.inForce());
        lift(recall);
        assertFalse(bed.engine.recalls().find(recall).orElseThrow().inForce());
        assertEquals(recall, RecallNotice.number(notice.id()));
        assertEquals(RecallNotice.NONE, RecallNotice.number("R0"));
        assertEquals(RecallNotice.NONE, RecallNotice.number("R9999999999999999999"));
    }
}
