package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Level;
import suma.engine.command.Command;
import suma.engine.command.EventContext;
import suma.engine.command.Outcome.Refused;
import suma.engine.catalog.Verdict;
import suma.engine.verify.Verification;

/** What events may and may not do: E1 to E4 of the event rules. */
class EventRulesTest {
    @TempDir
    Path folder;

    private Bed bed;
    private Batch unitBatch;
    private List<String> units;
    private List<String> cases;
    private List<String> pallets;

    @BeforeEach
    void open() {
        bed = Bed.open(EngineConfig.at(folder));
        bed.put(Bed.drug("unit", 8112340, Level.UNIT));
        bed.put(Bed.drug("case", 8112341, Level.CASE));
        bed.put(Bed.drug("pallet", 8112342, Level.PALLET));
        unitBatch = bed.order("unit", 200);
        units = bed.codes(unitBatch);
        cases = bed.codes(bed.order("case", 10));
        pallets = bed.codes(bed.order("pallet", 2));
    }

    @AfterEach
    void closeAndVerify() {
        bed.close();
        assertEquals(List.of(), Verification.of(EngineConfig.at(folder), part -> { }).findings());
    }

    private static String reasons(Refused refused) {
        return refused.faults().stream().map(fault -> fault.item() + " " + fault.reason()).collect(Collectors.joining(", "));
    }

    @Test
    void packNamesEveryCodeAtFault() {
        Batch gone = bed.order("unit", 1);
        String voided = bed.codes(gone).get(0);
        bed.accept(new Command.VoidBatch(gone.number()));
        bed.accept(bed.pack(cases.get(1), units.subList(0, 2)));
        List<String> children = List.of(units.get(5), units.get(0), voided, cases.get(2), "81123400000000000000", "no code", "99999990000000000000", units.get(5));
        Refused refused = bed.refuse(bed.pack(cases.get(0), children));
        assertEquals("1 PACKED_ALREADY, 2 VOIDED, 3 LEVEL_NOT_LOWER, 4 NOT_ISSUED, 5 NOT_A_CODE, 6 UNKNOWN_PRODUCT, 7 REPEATED", reasons(refused));
        assertEquals(bed.id(cases.get(1)), refused.faults().get(0).other());
        assertEquals("", bed.parent(units.get(5)));
        assertEquals(Verdict.NOT_COMMISSIONED, bed.verdict(units.get(5)));
    }

    @Test
    void packRefusesParentsThatCannotHold() {
        assertEquals("-1 NOT_ISSUED", reasons(bed.refuse(bed.pack("81123410000000000000", units.subList(0, 1)))));
        assertEquals("0 LEVEL_NOT_LOWER", reasons(bed.refuse(bed.pack(units.get(0), units.subList(1, 2)))));
        assertEquals("0 LEVEL_NOT_LOWER", reasons(bed.refuse(bed.pack(cases.get(0), cases.subList(0, 1)))));
        assertEquals("0 LEVEL_NOT_LOWER", reasons(bed.refuse(bed.pack(cases.get(0), pallets.subList(0, 1)))));
        assertEquals("children: expected at least 1, actual 0", bed.refuse(bed.pack(cases.get(0), List.of())).detail());
    }

    @Test
    void unpackAsksForChildrenOfThisParent() {
        bed.accept(bed.pack(cases.get(0), units.subList(0, 24)));
        bed.accept(bed.pack(cases.get(1), units.subList(24, 48)));
        assertEquals("1 NOT_IN_PARENT, 2 NOT_IN_PARENT", reasons(bed.refuse(bed.unpack(cases.get(0), List.of(units.get(0), units.get(30), units.get(99))))));
        assertEquals("-1 EMPTY_PARENT", reasons(bed.refuse(bed.unpack(cases.get(2), List.of()))));
        assertEquals(cases.get(0), bed.parent(units.get(0)));
    }

    @Test
    void commissionsOnce() {
        bed.accept(bed.commission(units.subList(0, 3)));
        assertEquals("0 ALREADY_COMMISSIONED, 2 REPEATED", reasons(bed.refuse(bed.commission(List.of(units.get(2), units.get(3), units.get(3))))));
        assertEquals(Verdict.NOT_COMMISSIONED, bed.verdict(units.get(3)));
        assertEquals("codes: expected at least 1, actual 0", bed.refuse(bed.commission(List.of())).detail());
    }

    @Test
    void commissionsRangesOfABatch() {
        for (long[] wrong : new long[][] {{0, 0}, {-1, 5}, {199, 2}, {0, 201}, {200, 1}, {5, Long.MAX_VALUE}}) {
            String detail = bed.refuse(Bed.commission(unitBatch, wrong[0], wrong[1])).detail();
            assertEquals("range: expected codes 0 to 200 of batch B1, actual offset " + wrong[0] + " count " + wrong[1], detail);
        }
        bed.accept(Bed.commission(unitBatch, 10, 20));
        assertEquals("range: every code of batch B1 in it is commissioned already", bed.refuse(Bed.commission(unitBatch, 12, 3)).detail());
        assertEquals(Verdict.NOT_COMMISSIONED, bed.verdict(units.get(9)));
        assertEquals(Verdict.OK, bed.verdict(units.get(10)));
        assertEquals(Verdict.OK, bed.verdict(units.get(29)));
        assertEquals(Verdict.NOT_COMMISSIONED, bed.verdict(units.get(30)));
        bed.accept(Bed.commission(unitBatch, 0, 200));
        assertEquals(Verdict.OK, bed.verdict(units.get(199)));
    }

    @Test
    void voidsWhatIsNotCommissioned() {
        bed.accept(Bed.commission(unitBatch, 0, 10));
        bed.accept(bed.pack(cases.get(0), units.subList(20, 24)));
        bed.accept(new Command.VoidBatch(unitBatch.number()));
        assertEquals(Verdict.OK, bed.verdict(units.get(9)));
        assertEquals(Verdict.VOIDED, bed.verdict(units.get(10)));
        assertEquals(Verdict.OK, bed.verdict(units.get(20)));
        assertEquals("batch: B1 has nothing left to void", bed.refuse(new Command.VoidBatch(unitBatch.number())).detail());
        assertEquals("range: codes of batch B1 in it are voided", bed.refuse(Bed.commission(unitBatch, 5, 10)).detail());
        assertEquals("batch: no batch B77", bed.refuse(new Command.VoidBatch(77)).detail());
    }

    @Test
    void packsToAnyDepthAndUnpacks() {
        bed.accept(bed.pack(cases.get(0), List.of(units.get(3), units.get(1), units.get(2), units.get(7))));
        bed.accept(bed.pack(pallets.get(0), List.of(cases.get(0), units.get(50))));
        assertEquals(List.of(units.get(50), cases.get(0), units.get(1), units.get(2), units.get(3), units.get(7)), bed.contents(pallets.get(0)));
        bed.accept(bed.unpack(cases.get(0), List.of(units.get(2))));
        assertEquals(List.of(units.get(1), units.get(3), units.get(7)), bed.contents(cases.get(0)));
        assertEquals("", bed.parent(units.get(2)));
        bed.accept(bed.pack(cases.get(1), List.of(units.get(2))));
        bed.accept(bed.unpack(cases.get(0), List.of()));
        assertEquals(List.of(), bed.contents(cases.get(0)));
        assertEquals(cases.get(1), bed.parent(units.get(2)));
        assertEquals(Verdict.OK, bed.verdict(units.get(1)));
    }

    @Test
    void eventsTogetherAllHappenOrNone() {
        Command.Pack good = bed.pack(cases.get(0), units.subList(0, 24));
        Command.Unpack takesOne = new Command.Unpack(good.parent(), new long[] {good.children()[5]}, EventContext.NONE);
        Command.Pack bad = bed.pack(cases.get(1), units.subList(0, 2));
        Refused refused = bed.refuse(new Command.Together(List.of(good, takesOne, Bed.commission(unitBatch, 100, 10), bad)));
        assertEquals("event 3: pack refused: 2 codes are at fault", refused.detail());
        assertEquals(3, refused.faults().get(0).event());
        assertEquals(List.of(), bed.contents(cases.get(0)));
        assertEquals(Verdict.NOT_COMMISSIONED, bed.verdict(units.get(100)));
        bed.accept(new Command.Together(List.of(good, takesOne, Bed.commission(unitBatch, 100, 10))));
        assertEquals(23, bed.contents(cases.get(0)).size());
        assertEquals(Verdict.OK, bed.verdict(units.get(100)));
    }

    @Test
    void partyMustBeKnown() {
        EventContext context = new EventContext(EventContext.NOT_TOLD, "nobody", "", "", "");
        assertEquals("party: no party nobody", bed.refuse(new Command.Commission(bed.ids(units.subList(0, 1)), context)).detail());
    }
}
