package suma.engine.recall;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import suma.engine.catalog.Party;
import suma.engine.custody.Holding;
import suma.engine.scan.CodeCursor;
import suma.engine.scan.ReadSide;
import suma.engine.store.Column;
import suma.engine.store.StoredLots;
import suma.engine.store.StoredRecalls;

/** Tells of recalls. Any thread. */
public final class RecallDesk {
    /** Lookups that wait for a core get one after so many blocks, and not at the end of a time slice. */
    private static final int BLOCKS_A_TURN = 128;

    private final ReadSide side;

    public RecallDesk(ReadSide side) {
        this.side = side;
    }

    public Optional<RecallNotice> find(long recall) {
        return side.inside(() -> new StoredRecalls(side.store()).notice(recall));
    }

    /** At most {@code limit} recalls behind a number, oldest first. */
    public List<RecallNotice> after(long recall, int limit) {
        return side.inside(() -> new StoredRecalls(side.store()).after(recall, limit));
    }

    /** What has become of all that a recall covers. Looks at every code, a few million a second: not for an event loop. */
    public Impact impact(RecallNotice recall) {
        return side.inside(() -> {
            CoveredBlocks covered = new CoveredBlocks(recall, side.catalog(), new StoredRecalls(side.store()));
            ImpactTally tally = new ImpactTally();
            try (Fates fates = new Fates(side.catalog(), side.blocks(), side.store())) {
                for (long blocks = 1; covered.next(); blocks++) {
                    if (blocks % BLOCKS_A_TURN == 0) {
                        Thread.yield();
                    }
                    fates.load(covered.number());
                    for (long left = covered.mask(); left != 0; left &= left - 1) {
                        int slot = Long.numberOfTrailingZeros(left);
                        tally.count(fates.disposition(slot), fates.party(slot));
                    }
                }
            }
            return tally.result(side.catalog(), lots(recall));
        });
    }

    private List<Impact.Lot> lots(RecallNotice recall) {
        Map<Integer, String> products = new HashMap<>();
        side.catalog().products("", Integer.MAX_VALUE).forEach(product -> products.put(product.number(), product.id()));
        try (StoredLots balances = new StoredLots(side.store().iterate(Column.LOT))) {
            return new StoredRecalls(side.store()).made(recall.number()).stream().limit(Impact.MOST_LOTS)
                    .map(lot -> new Impact.Lot(products.get(lot.product()), lot.lot(), balances.amounts(lot))).toList();
        }
    }

    /** The codes that a recall covers, in order of CodeId. Chunks may be empty before the end. */
    public CodeCursor codes(RecallNotice recall) {
        return new RecallCursor(side, recall, OptionalInt.empty());
    }

    /** Those that a party has or has sold; of the empty party, those of whom it is not known. */
    public CodeCursor codes(RecallNotice recall, String party) {
        int number = party.isEmpty() ? Holding.UNKNOWN : side.catalog().party(party).map(Party::number).orElse(-1);
        return new RecallCursor(side, recall, OptionalInt.of(number));
    }
}
