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
import suma.engine.TradeConfig.QuantityMode;
import suma.engine.alert.Alert;
import suma.engine.alert.AlertRule;
import suma.engine.catalog.Level;
import suma.engine.catalog.Party;
import suma.engine.catalog.Product;
import suma.engine.catalog.Verdict;
import suma.engine.command.Command;
import suma.engine.command.Command.BatchFacts;
import suma.engine.command.Command.HandleLot;
import suma.engine.command.Command.LotDeed;
import suma.engine.command.Command.Transform;
import suma.engine.command.EventContext;
import suma.engine.command.Goods;
import suma.engine.command.Outcome.Kind;
import suma.engine.trace.LotTrace;
import suma.engine.trace.Made;
import suma.engine.trace.Trace;
import suma.engine.trace.TraceLimits;

/** Goods made of others: what is refused, and what traces tell of it. */
class TransformTest {
    @TempDir
    Path folder;

    private Bed bed;
    private List<String> cans;
    private List<String> cases;

    private EngineConfig config(QuantityMode mode) {
        return EngineConfig.at(folder).withTrade(TradeConfig.STANDARD.withQuantities(mode));
    }

    @BeforeEach
    void fill() {
        open(QuantityMode.ACCEPT);
        bed.accept(new Command.PutParty(new Party(0, "dairy", "Dairy", "factory", "", "", "330100", "")));
        bed.put(Bed.drug("can", 8112340, Level.UNIT));
        bed.put(Bed.drug("case", 8112341, Level.CASE));
        bed.put(Bed.drug("milk", 8112345, Level.UNIT));
        bed.put(Bed.drug("powder", 8112346, Level.UNIT));
        cans = bed.codes(bed.order(new BatchFacts("can", "C1", Optional.empty(), Optional.empty(), new TreeMap<>()), 50));
        cases = bed.codes(bed.order(new BatchFacts("case", "", Optional.empty(), Optional.empty(), new TreeMap<>()), 2));
    }

    private void open(QuantityMode mode) {
        bed = Bed.open(config(mode));
    }

    @AfterEach
    void close() {
        bed.close();
        assertEquals(List.of(), Bed.findings(config(QuantityMode.ACCEPT)));
    }

    private static Goods.Lot lot(String product, String lot, String quantity, String unit) {
        return new Goods.Lot(product, lot, new BigDecimal(quantity), unit);
    }

    private static Goods.Lot milk(String lot, String kilos) {
        return lot("milk", lot, kilos, "kg");
    }

    private Goods codes(List<String> codes) {
        return new Goods.Codes(bed.ids(codes));
    }

    private static Transform transform(Goods input, Goods output) {
        return transform(List.of(input), List.of(output));
    }

    private static Transform transform(List<Goods> inputs, List<Goods> outputs) {
        return new Transform(inputs, outputs, new EventContext(EventContext.NOT_TOLD, "dairy", "", "", ""));
    }

    private String refusal(Kind kind, Command command) {
        var refused = bed.refuse(command);
        assertEquals(kind, refused.kind(), refused.detail());
        return refused.detail();
    }

    @Test
    void wrongGoods() {
        Goods powder = lot("powder", "P1", "5", "kg");
        assertTrue(refusal(Kind.INVALID, transform(List.of(), List.of(powder))).startsWith("inputs: expected 1 to 100"));
        assertTrue(refusal(Kind.INVALID, transform(List.of(powder), List.of())).startsWith("outputs: expected 1 to 100"));
        assertTrue(refusal(Kind.INVALID, transform(new Goods.Codes(new long[0]), powder)).startsWith("inputs: "));
        assertEquals("product: no product wheat", refusal(Kind.NOT_FOUND, transform(lot("wheat", "W", "1", "kg"), powder)));
        assertEquals("lot: expected 1 to 255 bytes, actual 0", refusal(Kind.INVALID, transform(milk("", "1"), powder)));
        assertTrue(refusal(Kind.INVALID, transform(milk("A", "0"), powder)).startsWith("quantity: expected more than 0"));
        assertTrue(refusal(Kind.INVALID, transform(milk("A", "-3"), powder)).startsWith("quantity: "));
        assertTrue(refusal(Kind.INVALID, transform(milk("A", "1e900"), powder)).startsWith("quantity: "));
        assertTrue(refusal(Kind.INVALID, transform(lot("milk", "A", "1", ""), powder)).startsWith("unit: "));
        assertTrue(refusal(Kind.INVALID, new HandleLot(LotDeed.SHIP, milk("A", "1"), new TreeMap<>(Map.of("to", "nobody")), EventContext.NONE)).startsWith("to: no party nobody"));
    }

    @Test
    void namesEveryCodeAtFault() {
        bed.accept(bed.pack(cases.get(0), cans.subList(0, 10)));
        bed.accept(new Command.Sell(bed.ids(cans.subList(0, 1)), EventContext.NONE));
        var refused = bed.refuse(transform(codes(List.of(cans.get(0), cans.get(20), cans.get(1))), codes(List.of(cans.get(0), cans.get(2), cans.get(1)))));
        String faults = refused.faults().stream().map(fault -> fault.item() + " " + fault.reason()).sorted().collect(Collectors.joining(", "));
        assertEquals("0 SOLD, 1 NOT_COMMISSIONED, 3 REPEATED, 3 SOLD, 4 PACKED_ALREADY, 5 PACKED_ALREADY, 5 REPEATED", faults);
    }

    @Test
    void nothingIsMadeOfItself() {
        assertEquals("outputs: lot A of milk is an input too", refusal(Kind.CONFLICT, transform(milk("A", "1"), milk("A", "1"))));
        bed.accept(transform(milk("A", "100"), lot("powder", "P1", "10", "kg")));
        bed.accept(transform(lot("powder", "P1", "10", "kg"), codes(cans.subList(0, 5))));
        bed.accept(transform(codes(cans.subList(0, 1)), lot("powder", "P2", "1", "kg")));
        for (String wrong : List.of("A", "P1")) {
            Goods again = wrong.equals("A") ? milk("A", "1") : lot("powder", "P1", "1", "kg");
            assertEquals("outputs: an input was made of a lot that this would make", refusal(Kind.CONFLICT, transform(lot("powder", "P2", "1", "kg"), again)));
            assertEquals("outputs: an input was made of a lot that this would make", refusal(Kind.CONFLICT, transform(codes(cans.subList(1, 2)), again)));
        }
        Command together = new Command.Together(List.of(transform(milk("B", "1"), lot("powder", "P3", "1", "kg")), transform(lot("powder", "P3", "1", "kg"), milk("B", "1"))));
        assertEquals("event 1: outputs: an input was made of a lot that this would make", refusal(Kind.CONFLICT, together));
        bed.accept(transform(lot("powder", "P3", "1", "kg"), milk("B", "1")));
    }

    @Test
    void whatDoesNotAddUpRaisesAnAlertOrIsRefused() {
        bed.accept(new HandleLot(LotDeed.RECEIVE, milk("A", "100"), new TreeMap<>(), EventContext.NONE));
        bed.accept(transform(milk("A", "60"), lot("powder", "P1", "6", "kg")));
        assertEquals(List.of(), bed.engine.alerts(0, 9));
        bed.accept(transform(milk("A", "40.5"), lot("powder", "P1", "4", "kg")));
        List<Alert> alerts = bed.engine.alerts(0, 9);
        assertEquals(AlertRule.LOT_OVERDRAWN, alerts.get(0).rule());
        assertEquals(Map.of("lot", "A", "quantity", "40.5", "unit", "kg", "known", "100", "used", "100.5"), alerts.get(0).evidence());
        bed.accept(transform(lot("milk", "A", "7", "l"), lot("powder", "P1", "4", "kg")));
        assertEquals(1, bed.engine.alerts(0, 9).size());
        bed.close();
        open(QuantityMode.REFUSE);
        assertEquals("quantity: lot P1 of powder: expected at most 14 kg used in all, actual 14.1",
                refusal(Kind.CONFLICT, transform(List.of(lot("powder", "P1", "8", "kg"), lot("powder", "P1", "6.1", "kg")), List.of(codes(cans.subList(0, 1))))));
        bed.accept(transform(List.of(lot("powder", "P1", "8", "kg"), lot("powder", "P1", "6", "kg")), List.of(codes(cans.subList(0, 1)))));
    }

    @Test
    void whatIsUsedIsGoneWithAllItHolds() {
        bed.accept(bed.pack(cases.get(0), cans.subList(0, 10)));
        bed.accept(transform(codes(List.of(cases.get(0))), codes(cans.subList(30, 40))));
        assertEquals(Verdict.DESTROYED, bed.verdict(cases.get(0)));
        assertEquals(Verdict.DESTROYED, bed.verdict(cans.get(3)));
        assertEquals(Verdict.OK, bed.verdict(cans.get(31)));
        assertEquals("transform", last(trace(cans.get(3))));
        assertEquals(1, trace(cans.get(3)).madeInto().size());
        assertEquals(List.of(), trace(cans.get(3)).madeFrom());
        assertEquals("dairy", trace(cans.get(31)).custody().get(0).party());
    }

    private Trace trace(String code) {
        return bed.engine.trace(bed.id(code), TraceLimits.USUAL);
    }

    private static String last(Trace trace) {
        return trace.events().get(trace.events().size() - 1).what().kind().text();
    }

    /** Goods and, in brackets, what they were made of or into. */
    private String text(List<Made> made) {
        return made.stream().map(one -> one.goods().stream().map(this::text).collect(Collectors.joining(" + "))).collect(Collectors.joining("; "));
    }

    private String text(Made.Source source) {
        String goods = source.goods() instanceof Goods.Lot lot ? lot.product() + " " + lot.lot() + " " + lot.quantity().toPlainString() + " " + lot.unit()
                : ((Goods.Codes) source.goods()).codes().length + " codes";
        return source.further().isEmpty() ? goods : goods + " (" + text(source.further()) + ")";
    }

    @Test
    void backToTheFarmAndForthToTheShelf() {
        bed.accept(transform(List.of(milk("farm 1", "600"), milk("farm 2", "400")), List.of(lot("powder", "P1", "100", "kg"))));
        bed.accept(transform(lot("powder", "P1", "90", "kg"), codes(cans.subList(0, 30))));
        bed.accept(bed.pack(cases.get(0), cans.subList(0, 24)));
        assertEquals("powder P1 90 kg (milk farm 1 600 kg + milk farm 2 400 kg)", text(trace(cans.get(5)).madeFrom()));
        assertEquals("", text(trace(cans.get(35)).madeFrom()));
        LotTrace farm = lotTrace("milk", "farm 1");
        assertEquals("powder P1 100 kg (30 codes)", text(farm.madeInto()));
        assertEquals("", text(farm.madeFrom()));
        assertEquals("600", farm.amounts().get("kg").used().toPlainString());
        LotTrace can = lotTrace("can", "C1");
        assertEquals("powder P1 90 kg (milk farm 1 600 kg + milk farm 2 400 kg)", text(can.madeFrom()));
        assertEquals(List.of("B1"), can.batches().stream().map(batch -> batch.id()).toList());
        assertEquals("powder P1 90 kg", text(bed.engine.trace(bed.id(cans.get(5)), new TraceLimits(1, TraceLimits.USUAL.since(), Long.MAX_VALUE, 9)).madeFrom()));
    }

    @Test
    void whatIsUsedInsideACaseIsFollowedBothWays() {
        bed.accept(transform(milk("farm 1", "600"), codes(cans.subList(0, 2))));
        assertEquals("outputs: an input was made of a lot that this would make",
                refusal(Kind.CONFLICT, transform(codes(cans.subList(0, 1)), lot("can", "C1", "1", "kg"))));
        bed.accept(bed.pack(cases.get(0), cans.subList(0, 2)));
        bed.accept(transform(codes(cases.subList(0, 1)), lot("powder", "P9", "1", "kg")));
        assertEquals("1 codes (milk farm 1 600 kg)", text(lotTrace("powder", "P9").madeFrom()));
        assertEquals("2 codes (powder P9 1 kg)", text(lotTrace("milk", "farm 1").madeInto()));
        assertEquals("powder P9 1 kg", text(lotTrace("can", "C1").madeInto()));
        assertEquals("powder P9 1 kg", text(trace(cans.get(1)).madeInto()));
        assertEquals("outputs: an input was made of a lot that this would make",
                refusal(Kind.CONFLICT, transform(lot("powder", "P9", "1", "kg"), lot("can", "C1", "1", "kg"))));
    }

    @Test
    void aDepthLeavesOutNothingThatIsNearer() {
        bed.accept(transform(milk("farm 1", "600"), lot("powder", "A", "1", "kg")));
        bed.accept(transform(lot("powder", "A", "1", "kg"), lot("powder", "B", "1", "kg")));
        bed.accept(transform(List.of(lot("powder", "B", "1", "kg"), lot("powder", "A", "1", "kg")), List.of(codes(cans.subList(0, 1)))));
        Trace trace = bed.engine.trace(bed.id(cans.get(0)), new TraceLimits(2, TraceLimits.USUAL.since(), Long.MAX_VALUE, 9));
        assertEquals("powder B 1 kg (powder A 1 kg) + powder A 1 kg (milk farm 1 600 kg)", text(trace.madeFrom()));
    }

    @Test
    void whatALotWasMadeOfItsCodesWereMadeOf() {
        bed.accept(transform(milk("farm 1", "600"), lot("can", "C1", "50", "pieces")));
        assertEquals("milk farm 1 600 kg", text(trace(cans.get(49)).madeFrom()));
    }

    @Test
    void whatHappensToALot() {
        TreeMap<String, String> to = new TreeMap<>(Map.of("to", "dairy"));
        bed.accept(new HandleLot(LotDeed.SHIP, milk("farm 1", "600"), to, EventContext.NONE));
        bed.accept(new HandleLot(LotDeed.INSPECT, milk("farm 1", "1"), new TreeMap<>(Map.of("result", "pass")), EventContext.NONE));
        LotTrace trace = lotTrace("milk", "farm 1");
        assertEquals(List.of("ship", "inspect"), trace.events().stream().map(one -> one.what().kind().text()).toList());
        assertEquals(Map.of("to", "dairy", "quantity", "600", "unit", "kg"), trace.events().get(0).what().details());
        assertTrue(lotTrace("milk", "farm 9").unknown());
    }

    private LotTrace lotTrace(String product, String lot) {
        Product known = bed.engine.catalog().product(product).orElseThrow();
        return bed.engine.trace(known, lot, TraceLimits.USUAL);
    }
}
