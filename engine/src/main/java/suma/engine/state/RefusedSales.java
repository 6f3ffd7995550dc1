package suma.engine.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import suma.engine.alert.Alert;
import suma.engine.alert.AlertRule;
import suma.engine.command.Command.RaiseAlert;
import suma.engine.command.Command.Sell;
import suma.engine.command.EventContext;
import suma.engine.command.Fault;
import suma.engine.command.Outcome.Refused;
import suma.engine.custody.CustodyChain;

/** A sale that is refused as an event tells as much as one refused at a till: what should be looked at is put on record. Writer's thread only. */
final class RefusedSales {
    private final CustodyChain chain;
    private final Handovers handovers;

    RefusedSales(CustodyChain chain, Handovers handovers) {
        this.chain = chain;
        this.handovers = handovers;
    }

    List<RaiseAlert> alerts(Sell sell, Refused refused, long nowMs) {
        long atMs = sell.context().atMs() == EventContext.NOT_TOLD ? nowMs : sell.context().atMs();
        List<RaiseAlert> alerts = new ArrayList<>(0);
        for (Fault fault : refused.faults()) {
            rule(fault.reason()).ifPresent(rule -> {
                long code = sell.codes()[fault.item()];
                Alert.Subject subject = rule == AlertRule.NEVER_ISSUED_SALE ? new Alert.OfText("") : new Alert.OfCode(code);
                alerts.add(new RaiseAlert(rule, subject, atMs, evidence(sell.context(), rule, code)));
            });
        }
        return alerts;
    }

    private static Optional<AlertRule> rule(Fault.Reason reason) {
        return switch (reason) {
            case SOLD -> Optional.of(AlertRule.DOUBLE_SALE);
            case RECALLED, HOLDS_RECALLED -> Optional.of(AlertRule.RECALLED_SALE);
            case EXPIRED, HOLDS_EXPIRED -> Optional.of(AlertRule.EXPIRED_SALE);
            case DESTROYED, CONSUMED -> Optional.of(AlertRule.DESTROYED_SALE);
            case VOIDED -> Optional.of(AlertRule.VOIDED_SALE);
            case NOT_ISSUED -> Optional.of(AlertRule.NEVER_ISSUED_SALE);
            default -> Optional.empty();
        };
    }

    private SortedMap<String, String> evidence(EventContext context, AlertRule rule, long code) {
        SortedMap<String, String> evidence = new TreeMap<>();
        SaleAlerts.put(evidence, "party", context.party());
        SaleAlerts.put(evidence, "location", context.location());
        SaleAlerts.put(evidence, "document", context.document());
        if (rule == AlertRule.DOUBLE_SALE && chain.findSale(code)) {
            SaleAlerts.put(evidence, "firstParty", handovers.id(chain.party()));
            evidence.put("firstAt", Instant.ofEpochMilli(chain.atMs()).toString());
        }
        return evidence;
    }
}
