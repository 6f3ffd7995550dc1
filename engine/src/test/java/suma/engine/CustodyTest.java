package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.engine.TradeConfig.CustodyMode;
import suma.engine.alert.Alert;
import suma.engine.alert.AlertRule;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Level;
import suma.engine.catalog.Verdict;
import suma.engine.command.Command;
import suma.engine.command.EventContext;
import suma.engine.command.Outcome.Refused;

/** Goods on their way: who may send and receive them, what leaves what, and which gaps are noticed. */
class CustodyTest {
    @TempDir
    Path folder;

    private Bed bed;
    private List<String> units;
    private List<String> cases;
    private String pallet;

    @BeforeEach
    void open() {
        open(CustodyMode.ACCEPT);
        for (String party : List.of("maker", "carrier", "shop", "other")) {
            bed.party(party);
        }
        bed.put(Bed.of("maker", Bed.drug("unit", 8112340, Level.UNIT)));
        bed.put(Bed.of("maker", Bed.drug("case", 8112341, Level.CASE)));
        bed.put(Bed.drug("pallet", 8112342, Level.PALLET));
        Batch batch = bed.order("unit", 100);
        units = bed.codes(batch);
        bed.accept(Bed.commission(batch, 0, 90));
        cases = bed.codes(bed.order("case", 3));
        pallet = bed.codes(bed.order("pallet", 1)).get(0);
        bed.accept(bed.pack(cases.get(0), units.subList(0, 24)));
        bed.accept(bed.pack(cases.get(1), units.subList(24, 48)));
        bed.accept(bed.pack(pallet, cases.subList(0, 2)));
    }

    private void open(CustodyMode mode) {
        bed = Bed.open(config().withTrade(TradeConfig.STANDARD.withCustody(mode)));
    }

    @AfterEach
    void closeAndVerify() {
        bed.close();
        assertEquals(List.of(), Bed.findings(config()));
    }

    private EngineConfig config() {
        return EngineConfig.at(folder);
    }

    private Command ship(String from, String to, String... codes) {
        return new Command.Ship(bed.ids(List.of(codes)), from, to, EventContext.NONE);
    }

    private Command receive(String party, String... codes) {
        return new Command.Receive(bed.ids(List.of(codes)), "", Bed.by(party));
    }

    private static String reasons(Refused refused) {
        return refused.faults().stream().map(fault -> fault.item() + " " + fault.reason()).collect(Collectors.joining(", "));
    }

    private String alerts() {
        return bed.engine.alerts(0, 100).stream().map(alert -> alert.rule().text() + " " + alert.evidence().get("holder") + " " + alert.evidence().get("codes"))
                .collect(Collectors.joining(", "));
    }

    @Test
    void namesEveryCodeAtFault() {
        bed.accept(new Command.Sell(bed.ids(units.subList(50, 51)), EventContext.NONE));
        bed.accept(new Command.Destroy(bed.ids(units.subList(51, 52)), EventContext.NONE));
        String[] codes = {units.get(50), units.get(51), units.get(95), "no code", units.get(52), units.get(52)};
        String faults = "0 SOLD, 1 DESTROYED, 2 NOT_COMMISSIONED, 3 NOT_A_CODE, 5 REPEATED";
        assertEquals(faults, reasons(bed.refuse(ship("maker", "shop", codes))));
        assertEquals(faults, reasons(bed.refuse(receive("shop", codes))));
        Refused refused = bed.refuse(new Command.Inspect(bed.ids(Arrays.asList(codes)), true, "", EventContext.NONE));
        assertEquals("1 DESTROYED, 2 NOT_COMMISSIONED, 3 NOT_A_CODE, 5 REPEATED", reasons(refused));
    }

    @Test
    void partiesMustBeKnownAndReceiversTold() {
        assertEquals("from: no party nobody", bed.refuse(ship("nobody", "shop", units.get(50))).detail());
        assertEquals("to: no party nobody", bed.refuse(ship("maker", "nobody", units.get(50))).detail());
        assertEquals("party: expected the party that receives, actual none", bed.refuse(receive("", units.get(50))).detail());
        assertEquals("from: no party nobody", bed.refuse(new Command.Receive(bed.ids(units.subList(50, 51)), "nobody", Bed.by("shop"))).detail());
    }

    @Test
    void whatIsSentAloneLeavesWhatItIsIn() {
        bed.accept(ship("maker", "shop", cases.get(0), units.get(30)));
        assertEquals("", bed.parent(cases.get(0)));
        assertEquals("", bed.parent(units.get(30)));
        assertEquals(cases.get(0), bed.parent(units.get(1)));
        assertEquals(24, bed.contents(pallet).size());
        assertEquals(Verdict.OK, bed.verdict(units.get(1)));
        assertEquals("", alerts());
    }

    @Test
    void goodsThatGoTheirWayRaiseNoAlert() {
        bed.accept(ship("maker", "carrier", pallet));
        bed.accept(receive("carrier", pallet));
        bed.accept(bed.unpack(pallet, List.of()));
        bed.accept(ship("carrier", "shop", cases.get(0)));
        bed.accept(receive("shop", cases.get(0)));
        bed.accept(bed.unpack(cases.get(0), units.subList(0, 2)));
        bed.accept(ship("shop", "other", units.get(0)));
        bed.accept(ship("other", "maker", units.get(0)));
        bed.accept(receive("maker", units.get(0)));
        assertEquals("", alerts());
    }

    @Test
    void gapsAndOverlapsAreToldOnceAnEventAndHolder() {
        bed.accept(ship("other", "shop", units.get(50), units.get(51)));
        bed.accept(receive("carrier", units.get(50), units.get(51), units.get(52)));
        bed.accept(ship("shop", "other", units.get(50)));
        assertEquals("custody_gap maker 2, custody_gap shop 2, custody_overlap maker 1, custody_gap carrier 1", alerts());
        Alert first = bed.engine.alerts(0, 1).get(0);
        assertEquals(new Alert.OfCode(bed.id(units.get(50))), first.subject());
        assertEquals(new TreeMap<>(java.util.Map.of("party", "other", "holder", "maker", "codes", "2", "to", "shop")), first.evidence());
    }

    @Test
    void theOutermostContainerDecidesAndIsInherited() {
        bed.accept(receive("maker", units.get(0), cases.get(0)));
        bed.accept(bed.pack(pallet, cases.subList(0, 1)));
        bed.accept(receive("shop", pallet));
        assertEquals("", alerts());
        bed.accept(ship("maker", "other", units.get(5)));
        assertEquals("custody_gap shop 1", alerts());
        bed.accept(new Command.Destroy(bed.ids(units.subList(6, 7)), EventContext.NONE));
        bed.accept(bed.unpack(cases.get(0), units.subList(7, 8)));
        bed.accept(receive("carrier", units.get(7)));
        assertEquals("custody_gap shop 1, custody_overlap shop 1", alerts());
    }

    @Test
    void gapsAreRefusedWhereSoConfigured() {
        bed.accept(receive("shop", units.get(60)));
        bed.close();
        open(CustodyMode.REFUSE);
        assertEquals("0 NOT_HELD", reasons(bed.refuse(ship("maker", "other", units.get(60), units.get(61)))));
        assertEquals("0 NOT_HELD, 1 NOT_HELD", reasons(bed.refuse(receive("other", units.get(60), units.get(61)))));
        bed.accept(ship("shop", "other", units.get(60)));
        bed.accept(receive("other", units.get(60)));
        bed.accept(ship("", "other", units.get(61)));
    }

    @Test
    void alertsFoundElsewhereAreKept() {
        bed.accept(new Command.RaiseAlert(AlertRule.SURGE, new Alert.OfAddress("192.0.2.7"), 1000, new TreeMap<>()));
        assertEquals("alert: no code of this number", bed.refuse(new Command.RaiseAlert(AlertRule.FAR_PLACES, new Alert.OfCode(9999), 1000, new TreeMap<>())).detail());
        assertEquals(List.of(new Alert.OfAddress("192.0.2.7")), bed.engine.alerts(0, 9).stream().map(Alert::subject).toList());
    }
}
