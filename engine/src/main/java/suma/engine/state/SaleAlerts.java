package suma.engine.state;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import suma.engine.alert.Alert;
import suma.engine.alert.AlertRule;
import suma.engine.catalog.Verdict;
import suma.engine.command.Answer.Result;
import suma.engine.command.Command.Checkout;
import suma.engine.custody.Holding;

/** Raises alerts for what a checkout could not sell, code by code. Writer's thread only. */
final class SaleAlerts {
    private final Alerts alerts;
    private Checkout checkout;
    private Holding sale;
    private int unresolved;

    SaleAlerts(Alerts alerts) {
        this.alerts = alerts;
    }

    /** Begins with the first code of a checkout. */
    void begin(Checkout of, Holding with) {
        checkout = of;
        sale = with;
        unresolved = 0;
    }

    /** Hears of the next code that was not sold, and which record sold it first where one did. */
    void refused(long code, Result result, long firstSale) {
        Alert.Subject subject = code < 0 ? new Alert.OfText(nextText()) : new Alert.OfCode(code);
        if (firstSale != sale.sequence()) {
            rule(result.verdict()).ifPresent(rule -> alerts.raise(rule, subject, sale.atMs(), sale.sequence(), evidence(result)));
        }
    }

    private String nextText() {
        int at = unresolved++;
        return at < checkout.unresolved().size() ? checkout.unresolved().get(at) : "";
    }

    private static Optional<AlertRule> rule(Verdict verdict) {
        return switch (verdict) {
            case SOLD -> Optional.of(AlertRule.DOUBLE_SALE);
            case RECALLED -> Optional.of(AlertRule.RECALLED_SALE);
            case EXPIRED -> Optional.of(AlertRule.EXPIRED_SALE);
            case DESTROYED -> Optional.of(AlertRule.DESTROYED_SALE);
            case VOIDED -> Optional.of(AlertRule.VOIDED_SALE);
            case NOT_ISSUED -> Optional.of(AlertRule.NEVER_ISSUED_SALE);
            case OK, NOT_COMMISSIONED, UNKNOWN_PRODUCT -> Optional.empty();
        };
    }

    private SortedMap<String, String> evidence(Result result) {
        SortedMap<String, String> evidence = new TreeMap<>();
        evidence.put("checkout", "C" + sale.sequence());
        put(evidence, "party", checkout.party());
        put(evidence, "terminal", checkout.terminal());
        put(evidence, "location", checkout.context().location());
        put(evidence, "firstParty", result.party());
        if (result.soldAtMs() != Result.NOT_SOLD) {
            evidence.put("firstAt", Instant.ofEpochMilli(result.soldAtMs()).toString());
        }
        return evidence;
    }

    static void put(SortedMap<String, String> evidence, String name, String value) {
        if (!value.isEmpty()) {
            evidence.put(name, value);
        }
    }
}
