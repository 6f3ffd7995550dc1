package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.engine.alert.Alert;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Level;
import suma.engine.catalog.Verdict;
import suma.engine.command.Command;
import suma.engine.command.Command.BatchFacts;
import suma.engine.command.EventContext;
import suma.engine.command.Outcome.Refused;

/** Sales, returns and destruction that are told as events: all of it happens or none. */
class TradeEventsTest {
    @TempDir
    Path folder;

    private Bed bed;
    private List<String> units;
    private List<String> cases;
    private String expired;
    private String voided;

    @BeforeEach
    void open() {
        bed = Bed.open(EngineConfig.at(folder));
        bed.put(Bed.drug("unit", 8112340, Level.UNIT));
        bed.put(Bed.drug("case", 8112341, Level.CASE));
        bed.party("shop");
        bed.party("maker");
        Batch batch = bed.order("unit", 100);
        units = bed.codes(batch);
        bed.accept(Bed.commission(batch, 0, 90));
        cases = bed.codes(bed.order("case", 4));
        bed.accept(bed.pack(cases.get(0), units.subList(0, 24)));
        Batch old = bed.order(new BatchFacts("unit", "old", Optional.empty(), Optional.of(LocalDate.of(2020, 1, 1)), new TreeMap<>()), 2);
        expired = bed.codes(old).get(0);
        bed.accept(bed.commission(List.of(expired)));
        bed.accept(new Command.VoidBatch(old.number()));
        voided = bed.codes(old).get(1);
    }

    @AfterEach
    void closeAndVerify() {
        bed.close();
        assertEquals(List.of(), Bed.findings(EngineConfig.at(folder)));
    }

    private Command.Sell sell(String... codes) {
        return new Command.Sell(bed.ids(List.of(codes)), Bed.by("shop"));
    }

    private Command.Return takeBack(String party, String... codes) {
        return new Command.Return(bed.ids(List.of(codes)), Bed.by(party));
    }

    private Command.Destroy destroy(String... codes) {
        return new Command.Destroy(bed.ids(List.of(codes)), EventContext.NONE);
    }

    private static String reasons(Refused refused) {
        return refused.faults().stream().map(fault -> fault.item() + " " + fault.reason()).collect(Collectors.joining(", "));
    }

    private String alerts() {
        return bed.engine.alerts(0, 99).stream().map(alert -> alert.rule().text()).collect(Collectors.joining(" "));
    }

    @Test
    void saleNamesEveryCodeAtFault() {
        bed.accept(sell(units.get(50)));
        bed.accept(destroy(units.get(51)));
        bed.accept(bed.pack(cases.get(1), List.of(expired)));
        Refused refused = bed.refuse(sell(units.get(52), units.get(50), units.get(51), units.get(95), voided, expired, cases.get(1), "no code", units.get(52)));
        assertEquals("1 SOLD, 2 DESTROYED, 3 NOT_COMMISSIONED, 4 VOIDED, 5 EXPIRED, 6 HOLDS_EXPIRED, 7 NOT_A_CODE, 8 REPEATED", reasons(refused));
        assertEquals("sell refused: 8 codes are at fault", refused.detail());
        assertEquals(bed.id(expired), refused.faults().get(5).other());
        assertEquals("double_sale destroyed_sale voided_sale expired_sale expired_sale", alerts());
        assertEquals("shop", bed.engine.alerts(0, 1).get(0).evidence().get("firstParty"));
        assertEquals(bed.id(units.get(50)), ((Alert.OfCode) bed.engine.alerts(0, 1).get(0).subject()).codeId());
        assertEquals(Verdict.OK, bed.verdict(units.get(52)));
    }

    @Test
    void returnAndDestructionNameEveryCodeAtFault() {
        bed.accept(destroy(units.get(51)));
        assertEquals("0 NOT_SOLD, 1 NOT_SOLD, 2 NOT_SOLD, 3 NOT_ISSUED",
                reasons(bed.refuse(takeBack("shop", units.get(50), units.get(51), voided, "81123400000000000000"))));
        assertEquals("1 DESTROYED, 2 VOIDED", reasons(bed.refuse(destroy(units.get(50), units.get(51), voided))));
        assertEquals("codes: expected at least 1, actual 0", bed.refuse(destroy()).detail());
        assertEquals("party: no party nobody", bed.refuse(takeBack("nobody", units.get(50))).detail());
        assertEquals(Verdict.OK, bed.verdict(units.get(50)));
    }

    @Test
    void aSaleToldLateIsJudgedByItsDay() {
        EventContext before = new EventContext(LocalDate.of(2019, 12, 31).toEpochDay() * 86_400_000L, "shop", "", "", "");
        bed.accept(new Command.Sell(bed.ids(List.of(expired)), before));
        assertEquals(before.atMs(), bed.find(expired).soldAtMs());
    }

    @Test
    void whatIsOutOfTradeIsNotPackedUnpackedOrCommissioned() {
        bed.accept(sell(cases.get(0), units.get(50)));
        bed.accept(destroy(units.get(51), cases.get(1)));
        assertEquals("-1 SOLD, 0 SOLD, 1 DESTROYED", reasons(bed.refuse(bed.pack(cases.get(0), List.of(units.get(50), units.get(51), units.get(52))))));
        assertEquals("-1 DESTROYED", reasons(bed.refuse(bed.pack(cases.get(1), List.of(units.get(52))))));
        assertEquals("-1 SOLD", reasons(bed.refuse(bed.unpack(cases.get(0), List.of()))));
        assertEquals("0 SOLD, 1 DESTROYED", reasons(bed.refuse(bed.commission(List.of(units.get(50), units.get(51), units.get(95))))));
    }

    @Test
    void whatIsNamedAlongWithItsCaseStaysInIt() {
        bed.accept(sell(units.get(2), cases.get(0), units.get(1)));
        assertEquals(cases.get(0), bed.parent(units.get(1)));
        assertEquals(24, bed.contents(cases.get(0)).size());
        bed.accept(takeBack("shop", units.get(1), cases.get(0)));
        assertEquals(cases.get(0), bed.parent(units.get(1)));
        bed.accept(destroy(units.get(1), units.get(2), cases.get(0)));
        assertEquals(24, bed.contents(cases.get(0)).size());
        assertEquals(Verdict.DESTROYED, bed.verdict(units.get(5)));
    }

    @Test
    void aReturnedUnitLeavesTheCaseItWasSoldIn() {
        bed.accept(sell(cases.get(0)));
        bed.accept(takeBack("", units.get(1)));
        assertEquals(Verdict.OK, bed.verdict(units.get(1)));
        assertEquals("", bed.parent(units.get(1)));
        assertEquals(Verdict.SOLD, bed.verdict(units.get(2)));
        bed.accept(sell(units.get(1)));
        bed.accept(takeBack("maker", cases.get(0)));
        assertEquals(Verdict.OK, bed.verdict(units.get(2)));
        assertEquals(Verdict.SOLD, bed.verdict(units.get(1)));
    }

    @Test
    void whatIsDestroyedAloneLeavesItsCase() {
        bed.accept(destroy(units.get(1)));
        assertEquals("", bed.parent(units.get(1)));
        assertEquals(23, bed.contents(cases.get(0)).size());
        bed.accept(sell(cases.get(0)));
        bed.accept(destroy(units.get(2)));
        assertEquals("destroyed", bed.find(units.get(2)).state());
        assertEquals(Verdict.SOLD, bed.verdict(units.get(3)));
        assertEquals(Verdict.DESTROYED, bed.verdict(units.get(2)));
    }

    @Test
    void allIsTakenBackWhenOneEventOfSeveralIsRefused() {
        Refused refused = bed.refuse(new Command.Together(List.of(sell(units.get(1), units.get(50)), takeBack("maker", units.get(50)),
                destroy(units.get(60)), sell(cases.get(0)), sell(units.get(60)))));
        assertEquals("event 4: sell refused: 1 code is at fault", refused.detail());
        assertEquals("", alerts());
        for (String code : List.of(units.get(1), units.get(50), units.get(60), cases.get(0))) {
            assertEquals(Verdict.OK, bed.verdict(code), code);
        }
        assertEquals(cases.get(0), bed.parent(units.get(1)));
        assertEquals("ok", bed.checkOut("shop", cases.get(0)));
        assertEquals(24, bed.contents(cases.get(0)).size());
    }
}
