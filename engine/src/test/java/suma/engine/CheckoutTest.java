package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.engine.alert.Alert;
import suma.engine.alert.Alert.OfCode;
import suma.engine.alert.Alert.OfText;
import suma.engine.alert.AlertRule;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Level;
import suma.engine.catalog.Verdict;
import suma.engine.command.Answer;
import suma.engine.command.Command;
import suma.engine.command.Command.BatchFacts;
import suma.engine.command.EventContext;
import suma.engine.command.Fault;
import suma.engine.command.IdempotencyKey;
import suma.engine.command.Outcome.Accepted;
import suma.engine.command.Outcome.Kind;
import suma.engine.command.Outcome.Refused;
import suma.engine.command.Unresolved;
import suma.engine.scan.Finding;

/** At the till: what is sold, what is told and left, and what can be undone. */
class CheckoutTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final String NEVER_ISSUED = "81123400000000000000";

    @TempDir
    Path folder;

    private final MovingClock clock = new MovingClock(NOON);
    private Bed bed;
    private List<String> units;
    private List<String> cases;
    private String pallet;

    @BeforeEach
    void open() {
        bed = Bed.open(config());
        bed.put(Bed.drug("unit", 8112340, Level.UNIT));
        bed.put(Bed.drug("case", 8112341, Level.CASE));
        bed.put(Bed.drug("pallet", 8112342, Level.PALLET));
        bed.party("shop");
        bed.party("other");
        Batch batch = bed.order("unit", 100);
        units = bed.codes(batch);
        bed.accept(Bed.commission(batch, 0, 90));
        cases = bed.codes(bed.order("case", 3));
        pallet = bed.codes(bed.order("pallet", 1)).get(0);
        bed.accept(bed.pack(cases.get(0), units.subList(0, 24)));
        bed.accept(bed.pack(cases.get(1), units.subList(24, 48)));
        bed.accept(bed.pack(pallet, cases.subList(0, 2)));
    }

    @AfterEach
    void closeAndVerify() {
        bed.close();
        assertEquals(List.of(), Bed.findings(config()));
    }

    private EngineConfig config() {
        return EngineConfig.at(folder).withClock(clock);
    }

    /** A clock that moves when told. */
    private static final class MovingClock extends Clock {
        private Instant now;

        MovingClock(Instant now) {
            this.now = now;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private String alerts() {
        return bed.engine.alerts(0, 100).stream().map(alert -> alert.rule().text()).collect(Collectors.joining(" "));
    }

    private Refused undo(long checkout, String party) {
        return bed.refuse(new Command.UndoCheckout(checkout, party, EventContext.NONE));
    }

    private void reopen() {
        bed.close();
        bed = Bed.open(config());
    }

    private String expired() {
        BatchFacts facts = new BatchFacts("unit", "old", Optional.empty(), Optional.of(LocalDate.of(2026, 11, 19)), new TreeMap<>());
        Batch batch = bed.order(facts, 1);
        bed.accept(Bed.commission(batch, 0, 1));
        return bed.codes(batch).get(0);
    }

    @Test
    void refusesWhatIsNoCheckout() {
        assertEquals("codes: expected at least 1, actual 0", bed.refuse(bed.checkout("shop")).detail());
        assertEquals("party: no party nobody", bed.refuse(bed.checkout("nobody", units.get(50))).detail());
        assertEquals("codes: expected at most 1000000, actual 1000001",
                bed.refuse(new Command.Checkout(new long[1_000_001], "", "", EventContext.NONE)).detail());
        Refused refused = bed.refuse(bed.checkout("shop", units.get(50), "no code"));
        assertEquals(List.of(new Fault(0, 1, Fault.Reason.NOT_A_CODE, CodeId.NONE)), refused.faults());
        EventContext future = new EventContext(NOON.plusSeconds(601).toEpochMilli(), "", "", "", "");
        assertEquals("at: expected at most 10 minutes ahead of 2026-11-20T12:00:00Z, actual 2026-11-20T12:10:01Z",
                bed.refuse(new Command.Checkout(bed.ids(units.subList(50, 51)), "", "", future)).detail());
        assertEquals("expected a checkout that is not decided yet", bed.refuse(new Command.CheckoutDecided(bed.checkout("shop", units.get(50)),
                List.of(Verdict.OK))).detail());
        assertEquals("event 0: expected an event, actual Checkout", bed.refuse(new Command.Together(List.of(bed.checkout("shop", units.get(50))))).detail());
        assertEquals(Verdict.OK, bed.verdict(units.get(50)));
        assertEquals("", alerts());
    }

    @Test
    void sellsWhatIsOkAndTellsOfAllElse() {
        Batch gone = bed.order("unit", 1);
        String voided = bed.codes(gone).get(0);
        bed.accept(new Command.VoidBatch(gone.number()));
        bed.accept(new Command.Destroy(bed.ids(units.subList(60, 61)), EventContext.NONE));
        assertEquals("ok ok not_commissioned voided destroyed expired not_issued unknown_product sold", bed.checkOut("shop", units.get(50), units.get(51),
                units.get(95), voided, units.get(60), expired(), NEVER_ISSUED, "99999990000000000000", units.get(50)));
        assertEquals(Verdict.SOLD, bed.verdict(units.get(50)));
        assertEquals(Verdict.NOT_COMMISSIONED, bed.verdict(units.get(95)));
        assertEquals("voided_sale destroyed_sale expired_sale never_issued_sale", alerts());
    }

    @Test
    void aSecondSaleIsToldOfTheFirst() {
        bed.checkOut("shop", units.get(50));
        clock.pass(Duration.ofMinutes(5));
        Accepted again = bed.accept(bed.checkout("other", units.get(50)));
        assertEquals(List.of(new Answer.Result(Verdict.SOLD, NOON.toEpochMilli(), "shop")), ((Answer.CheckedOut) again.answer()).results());
        Alert alert = bed.engine.alerts(0, 10).get(0);
        assertEquals(new Alert(1, AlertRule.DOUBLE_SALE, new OfCode(bed.id(units.get(50))), clock.millis(), again.sequence(), new TreeMap<>(java.util.Map.of(
                "checkout", "C" + again.sequence(), "party", "other", "terminal", "till 1", "firstParty", "shop", "firstAt", "2026-11-20T12:00:00Z"))), alert);
        Finding finding = bed.find(units.get(50));
        assertTrue(finding.sold());
        assertEquals("shop", finding.soldParty());
        assertEquals(NOON.toEpochMilli(), finding.soldAtMs());
        assertEquals("sold", finding.state());
        assertFalse(bed.find(units.get(51)).sold());
    }

    @Test
    void alertsAreListedBothWays() {
        bed.checkOut("shop", units.get(50));
        bed.checkOut("shop", units.get(50), NEVER_ISSUED);
        bed.accept(new Command.Checkout(new long[] {Unresolved.NOT_ISSUED.number()}, List.of("fake"), "", "", EventContext.NONE));
        reopen();
        assertEquals(List.of(2L, 3L), bed.engine.alerts(1, 2).stream().map(Alert::number).toList());
        assertEquals(List.of(3L, 2L), bed.engine.alertsBefore(Long.MAX_VALUE, 2).stream().map(Alert::number).toList());
        assertEquals(List.of(1L), bed.engine.alertsBefore(2, 2).stream().map(Alert::number).toList());
        assertEquals(List.of(new OfText(""), new OfText("fake")), bed.engine.alerts(1, 9).stream().map(Alert::subject).toList());
        bed.checkOut("shop", NEVER_ISSUED);
        assertEquals(4, bed.engine.alertsBefore(Long.MAX_VALUE, 1).get(0).number());
    }

    @Test
    void aUnitLeavesItsCaseAndACaseSellsWhatItHolds() {
        assertEquals("ok ok", bed.checkOut("shop", units.get(3), cases.get(0)));
        assertEquals("", bed.parent(units.get(3)));
        assertEquals("", bed.parent(cases.get(0)));
        assertEquals(cases.get(0), bed.parent(units.get(4)));
        assertEquals(Verdict.SOLD, bed.verdict(units.get(4)));
        assertEquals("shop", bed.find(units.get(4)).soldParty());
        assertEquals(Verdict.OK, bed.verdict(pallet));
        assertEquals(24 + 1, bed.contents(pallet).size());
        assertEquals("sold sold", bed.checkOut("other", cases.get(0), units.get(4)));
        assertEquals("double_sale double_sale", alerts());
    }

    @Test
    void whatIsInACaseSoldWithItIsSoldOnce() {
        assertEquals("ok sold sold", bed.checkOut("shop", cases.get(0), units.get(3), cases.get(0)));
        assertEquals(cases.get(0), bed.parent(units.get(3)));
        assertEquals("", alerts());
    }

    @Test
    void aCaseThatHoldsSomethingExpiredIsNotSold() {
        String old = expired();
        bed.accept(bed.pack(cases.get(2), List.of(old, units.get(70))));
        assertEquals("expired ok", bed.checkOut("shop", cases.get(2), units.get(70)));
        assertEquals(Verdict.OK, bed.verdict(cases.get(2)));
        assertEquals(cases.get(2), bed.parent(old));
        assertEquals("expired_sale", alerts());
    }

    @Test
    void undoIsForTheSellerInTimeAndOnce() {
        long checkout = bed.accept(bed.checkout("shop", units.get(50))).sequence();
        long empty = bed.accept(bed.checkout("shop", units.get(50))).sequence();
        assertEquals("checkout: no checkout C1", undo(1, "shop").detail());
        assertEquals(Kind.NOT_FOUND, undo(999, "shop").kind());
        assertEquals("checkout C" + checkout + " can be undone only by the party that sold", undo(checkout, "other").detail());
        assertEquals("checkout C" + checkout + " can be undone only by the party that sold", undo(checkout, "").detail());
        assertEquals("nothing is left that checkout C" + empty + " sold", undo(empty, "shop").detail());
        clock.pass(Duration.ofHours(24).plusMillis(1));
        assertEquals("checkout C" + checkout + " can be undone for 24h, which is over", undo(checkout, "shop").detail());
        long later = bed.accept(bed.checkout("shop", units.get(51))).sequence();
        clock.pass(Duration.ofHours(24));
        reopen();
        bed.accept(new Command.UndoCheckout(later, "shop", EventContext.NONE));
        assertEquals("checkout C" + later + " is undone already", undo(later, "shop").detail());
        assertEquals(Verdict.OK, bed.verdict(units.get(51)));
        assertEquals(Verdict.SOLD, bed.verdict(units.get(50)));
    }

    @Test
    void undoPutsThingsBackWhereTheyWere() {
        long checkout = bed.accept(bed.checkout("shop", units.get(3), cases.get(0), units.get(30), units.get(50))).sequence();
        bed.accept(new Command.Return(bed.ids(units.subList(50, 51)), Bed.by("shop")));
        bed.accept(new Command.UndoCheckout(checkout, "shop", EventContext.NONE));
        for (int unit : new int[] {3, 4, 30, 50}) {
            assertEquals(Verdict.OK, bed.verdict(units.get(unit)));
        }
        assertEquals(cases.get(0), bed.parent(units.get(3)));
        assertEquals(cases.get(1), bed.parent(units.get(30)));
        assertEquals(pallet, bed.parent(cases.get(0)));
        assertEquals("ok", bed.checkOut("other", pallet));
    }

    @Test
    void undoLeavesWhatWasSoldAgain() {
        long checkout = bed.accept(bed.checkout("shop", units.get(3), units.get(4))).sequence();
        bed.accept(new Command.Return(bed.ids(units.subList(3, 4)), Bed.by("shop")));
        bed.checkOut("other", units.get(3), cases.get(0));
        bed.accept(new Command.UndoCheckout(checkout, "shop", EventContext.NONE));
        assertEquals("other", bed.find(units.get(3)).soldParty());
        assertEquals(Verdict.OK, bed.verdict(units.get(4)));
        assertEquals("", bed.parent(units.get(4)));
    }

    @Test
    void retriesSellNothingTwice() {
        Command checkout = bed.checkout("shop", units.get(50), units.get(95));
        IdempotencyKey key = IdempotencyKey.ofTerminal("shop", "till 1", 17, 99);
        Accepted first = Heard.of(bed.engine, checkout, 7, key.key(), 99).outcome(Accepted.class);
        reopen();
        Accepted again = Heard.of(bed.engine, checkout, 7, key.key(), 99).outcome(Accepted.class);
        assertEquals(first.answer(), again.answer());
        assertEquals(first.sequence(), again.sequence());
        assertTrue(again.replayed());
        assertEquals("", alerts());
    }
}
