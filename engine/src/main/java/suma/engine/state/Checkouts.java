package suma.engine.state;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import suma.engine.CodeId;
import suma.engine.TradeConfig;
import suma.engine.catalog.Disposition;
import suma.engine.command.Answer;
import suma.engine.command.Command.UndoCheckout;
import suma.engine.command.Outcome.Refused;
import suma.engine.custody.Holding;
import suma.engine.history.Stamp;
import suma.engine.journal.Record;
import suma.engine.store.CheckoutLayout;
import suma.engine.store.CheckoutLayout.Sold;
import suma.engine.store.CheckoutLayout.StoredCheckout;
import suma.engine.store.Column;
import suma.engine.store.Store;
import suma.engine.store.StoreGroup;

/** What checkouts sold, as the present group leaves it, and the undoing of it. Writer's thread only. */
final class Checkouts {
    private final Store store;
    private final TradeConfig config;
    private final Standing standing;
    private final Movement movement;
    private final Custody custody;
    private final Map<Long, StoredCheckout> changed = new HashMap<>();

    Checkouts(Store store, TradeConfig config, Standing standing, Movement movement, Custody custody) {
        this.store = store;
        this.config = config;
        this.standing = standing;
        this.movement = movement;
        this.custody = custody;
    }

    void add(long sequence, StoredCheckout checkout) {
        changed.put(sequence, checkout);
    }

    private Optional<StoredCheckout> find(long sequence) {
        StoredCheckout staged = changed.get(sequence);
        return staged != null ? Optional.of(staged) : store.get(Column.CHECKOUT, CheckoutLayout.key(sequence)).map(CheckoutLayout::read);
    }

    Optional<Refused> check(UndoCheckout undo, long nowMs) {
        String name = "checkout C" + undo.checkout();
        Optional<StoredCheckout> found = find(undo.checkout());
        if (found.isEmpty()) {
            return Refusals.notFound("checkout: no " + name);
        }
        StoredCheckout checkout = found.get();
        if (!checkout.party().equals(undo.party())) {
            return Refusals.conflict(name + " can be undone only by the party that sold");
        }
        if (checkout.undone()) {
            return Refusals.conflict(name + " is undone already");
        }
        if (nowMs - checkout.recordedAtMs() > config.checkoutUndo().toMillis()) {
            return Refusals.conflict(name + " can be undone for " + spoken(config.checkoutUndo()) + ", which is over");
        }
        return checkout.sold().stream().anyMatch(sold -> stillSold(sold, undo.checkout())) ? Refusals.none()
                : Refusals.conflict("nothing is left that " + name + " sold");
    }

    /** As in 24h or 1h30m. */
    private static String spoken(Duration time) {
        return time.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }

    /** A code may have been returned since, and even been sold again. */
    private boolean stillSold(Sold sold, long checkout) {
        standing.load(sold.codeId());
        return standing.disposition() == Disposition.SOLD
                && custody.own(sold.codeId()).filter(own -> own.sale() && own.sequence() == checkout).isPresent();
    }

    /** Backwards, so that a container is in trade again before what left it first. */
    Answer undo(UndoCheckout undo, Record accepted) {
        Stamp now = new Stamp(accepted.sequence(), undo.context().atMs());
        StoredCheckout checkout = find(undo.checkout()).orElseThrow();
        List<Sold> codes = new ArrayList<>(checkout.sold());
        java.util.Collections.reverse(codes);
        long back = 0;
        for (Sold sold : codes) {
            if (stillSold(sold, undo.checkout())) {
                takeBack(sold, now);
                back++;
            }
        }
        changed.put(undo.checkout(), new StoredCheckout(checkout.recordedAtMs(), checkout.party(), true, checkout.sold()));
        return new Answer.Changed(back);
    }

    private void takeBack(Sold sold, Stamp now) {
        Optional<Holding> before = sold.before();
        movement.turn(sold.codeId(), Disposition.COMMISSIONED);
        custody.put(sold.codeId(), before);
        if (sold.left() != CodeId.NONE && inTrade(sold.left())) {
            movement.rejoin(sold.codeId(), sold.left(), now);
        }
    }

    private boolean inTrade(long codeId) {
        standing.load(codeId);
        return standing.disposition() == Disposition.COMMISSIONED;
    }

    void writeTo(StoreGroup group) {
        changed.forEach((sequence, checkout) -> group.put(Column.CHECKOUT, CheckoutLayout.key(sequence), CheckoutLayout.encode(checkout)));
    }

    void clear() {
        changed.clear();
    }
}
