package suma.resolver.watch;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import suma.engine.Engine;
import suma.engine.alert.Alert;
import suma.engine.catalog.Party;
import suma.engine.catalog.Verdict;
import suma.engine.command.Command;
import suma.engine.command.Command.Checkout;
import suma.engine.command.Command.CheckoutDecided;
import suma.engine.command.Command.RaiseAlert;
import suma.engine.command.Command.Sell;
import suma.engine.command.EventContext;
import suma.engine.journal.Record;
import suma.engine.scan.Finding;
import suma.engine.scan.Lookup;

/** What sales tell, those refused included: where codes were, and which were never issued. The watch's thread only. */
final class TillRules implements AutoCloseable {
    private static final String NO_ADDRESS = "";

    private final Engine engine;
    private final ScanRules rules;
    private final Sightings sightings;
    private final Lookup lookup;
    private final Finding finding = new Finding();

    TillRules(Engine engine, ScanRules rules, Sightings sightings) {
        this.engine = engine;
        this.rules = rules;
        this.sightings = sightings;
        this.lookup = engine.newLookup();
    }

    /** @param raises false for what was on record before this process, which is only remembered */
    void look(Record record, boolean raises) {
        Command command = record.command();
        if (command instanceof Sell sell) {
            seen(sell.codes(), place(sell.context().location(), sell.context().party()), atMs(sell.context(), record), raises);
        } else if (command instanceof CheckoutDecided decided) {
            look(decided.checkout(), atMs(decided.checkout().context(), record), raises);
        } else if (command instanceof RaiseAlert raise && raise.subject() instanceof Alert.OfCode code && raise.evidence().containsKey("party")) {
            Map<String, String> told = raise.evidence();
            seen(new long[] {code.codeId()}, place(told.getOrDefault("location", ""), told.get("party")), raise.atMs(), raises);
        }
    }

    private void look(Checkout checkout, long atMs, boolean raises) {
        seen(checkout.codes(), place(checkout.context().location(), checkout.party()), atMs, raises);
        for (String text : raises ? checkout.unresolved() : List.<String>of()) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (lookup.find(bytes, 0, bytes.length, finding) && finding.verdict() == Verdict.NOT_ISSUED) {
                rules.neverIssued(finding.lookalike(), text, NO_ADDRESS, atMs);
            }
        }
    }

    private static long atMs(EventContext context, Record record) {
        return context.atMs() == EventContext.NOT_TOLD ? record.timeMs() : context.atMs();
    }

    /** The place of the location where it is a party's id, else that of the party. */
    private Optional<Place> place(String location, String party) {
        Optional<Party> at = location.isEmpty() ? Optional.empty() : engine.catalog().party(location);
        return at.or(() -> party.isEmpty() ? Optional.empty() : engine.catalog().party(party)).map(Place::of);
    }

    private void seen(long[] codes, Optional<Place> place, long atMs, boolean raises) {
        if (place.isPresent() && place.get().isKnown()) {
            for (long code : codes) {
                if (code > 0) {
                    sightings.seen(code, place.get(), atMs, raises);
                }
            }
        }
    }

    @Override
    public void close() {
        lookup.close();
    }
}
