package suma.engine.state;

import java.util.Optional;
import suma.engine.alert.AlertRule;
import suma.engine.catalog.CatalogEditor;
import suma.engine.catalog.Party;
import suma.engine.custody.CustodyChain;
import suma.engine.custody.Holding;

/** Holds those who send and receive goods against whose these are by then. Writer's thread only. */
final class Handovers {
    private final CatalogEditor catalog;
    private final Standing standing;
    private final CustodyChain chain;

    Handovers(CatalogEditor catalog, Standing standing, CustodyChain chain) {
        this.catalog = catalog;
        this.standing = standing;
        this.chain = chain;
    }

    /**
     * What does not fit.
     *
     * @param holder number of the party that has the goods, or that they were sent to
     */
    record Misfit(AlertRule rule, int holder) {
    }

    /** What is wrong with a party sending a code; one that it was sent to may send it on. */
    Optional<Misfit> sending(long codeId, int party) {
        return misfit(codeId, party, AlertRule.CUSTODY_GAP);
    }

    /** What is wrong with a party receiving a code. */
    Optional<Misfit> receiving(long codeId, int party) {
        boolean sent = chain.findHolder(codeId) && chain.kind() == Holding.Kind.SENT;
        return misfit(codeId, party, sent ? AlertRule.CUSTODY_GAP : AlertRule.CUSTODY_OVERLAP);
    }

    private Optional<Misfit> misfit(long codeId, int party, AlertRule rule) {
        int holder = chain.findHolder(codeId) ? chain.party() : maker(codeId);
        boolean fits = party == Holding.UNKNOWN || holder == Holding.UNKNOWN || holder == party;
        return fits ? Optional.empty() : Optional.of(new Misfit(rule, holder));
    }

    private int maker(long codeId) {
        standing.load(codeId);
        return number(standing.batch().product().party());
    }

    int number(String party) {
        return party.isEmpty() ? Holding.UNKNOWN : catalog.party(party).map(Party::number).orElse(Holding.UNKNOWN);
    }

    String id(int party) {
        return catalog.party(party).map(Party::id).orElse("");
    }
}
