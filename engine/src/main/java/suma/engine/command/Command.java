package suma.engine.command;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import suma.engine.alert.Alert;
import suma.engine.alert.AlertRule;
import suma.engine.catalog.Party;
import suma.engine.catalog.Product;
import suma.engine.catalog.Verdict;
import suma.engine.journal.LogFrame;
import suma.engine.recall.RecallScope;

/**
 * What a caller asks the engine to change. Codes are CodeIds, or a negative {@link Unresolved} number where the text
 * could not be resolved, so that one answer can name every offending code.
 */
public sealed interface Command {
    /** Most codes one command may name. */
    int MOST_CODES = 1_000_000;

    /** Adds a party or replaces it. */
    record PutParty(Party party) implements Command {
    }

    /** Adds a product or replaces it; scheme, fixed fields and level cannot change once it has batches. */
    record PutProduct(Product product) implements Command {
    }

    /** The facts that all codes of a batch share. Dates are absent when not told, lot is empty. */
    record BatchFacts(String product, String lot, Optional<LocalDate> producedOn, Optional<LocalDate> expiresOn,
                      SortedMap<String, String> attributes) {
    }

    /**
     * Orders {@code quantity} new codes.
     *
     * @param schemeFields what the scheme takes from the batch, as in {@code applicationDate}
     */
    record OrderBatch(BatchFacts facts, long quantity, SortedMap<String, String> schemeFields) implements Command {
        /** Most codes of one order. */
        public static final long MOST_CODES = 1_000_000_000;
    }

    /** Voids what is not yet commissioned of a batch. */
    record VoidBatch(int batch) implements Command {
    }

    /**
     * Registers codes that others issued. Codes that are known already are reported and left alone.
     *
     * @param batch the batch to add to, or 0 for a new one
     * @param codes canonical plain codes of the product's scheme, ASCII or UTF-8
     */
    record Register(BatchFacts facts, int batch, List<byte[]> codes) implements Command {
    }

    /** Commissions single codes: they now stand on goods. */
    record Commission(long[] codes, EventContext context) implements Command {
    }

    /** Commissions what is not yet commissioned of {@code count} codes of a batch, in print order from {@code offset}. */
    record CommissionRange(int batch, long offset, long count, EventContext context) implements Command {
    }

    /** Puts children into a parent. What was not yet commissioned is commissioned by it. */
    record Pack(long parent, long[] children, EventContext context) implements Command {
    }

    /** Takes children out of a parent; no children named means all it holds directly. */
    record Unpack(long parent, long[] children, EventContext context) implements Command {
    }

    /**
     * Sends codes on their way, with all they hold; they leave what they are in.
     *
     * @param from id of the party that sends, else {@code context.party}
     * @param to   id of the party that shall have them, or empty
     */
    record Ship(long[] codes, String from, String to, EventContext context) implements Command {
    }

    /**
     * Takes codes in, with all they hold, for {@code context.party}; they leave what they are in.
     *
     * @param from id of the party that sent them, or empty
     */
    record Receive(long[] codes, String from, EventContext context) implements Command {
    }

    /** Somebody looked at codes and found them right or not; changes nothing about them. */
    record Inspect(long[] codes, boolean passed, String certificate, EventContext context) implements Command {
    }

    /**
     * Uses up the inputs and makes the outputs of them. Codes made are commissioned by it, codes used are consumed with all
     * they hold.
     */
    record Transform(List<Goods> inputs, List<Goods> outputs, EventContext context) implements Command {
        /** Most lots and lists of codes on one side. */
        public static final int MOST_GOODS = 100;
    }

    /**
     * Sends, takes in or inspects so much of a lot.
     *
     * @param details what goes with the deed: from and to, result and certificate
     */
    record HandleLot(LotDeed deed, Goods.Lot lot, SortedMap<String, String> details, EventContext context) implements Command {
    }

    /** What can happen to a lot beside being used and made. The log holds positions in this list. */
    enum LotDeed { SHIP, RECEIVE, INSPECT }

    /** Takes codes out of trade, with all they hold, as sold by {@code context.party}. */
    record Sell(long[] codes, EventContext context) implements Command {
    }

    /** Takes sold codes back into trade, with all they hold; {@code context.party} has them from then on, or else who sold them. */
    record Return(long[] codes, EventContext context) implements Command {
    }

    /** Takes codes out of trade for ever, with all they hold. */
    record Destroy(long[] codes, EventContext context) implements Command {
    }

    /**
     * Sells what may be sold of these codes, one by one, and tells of each how it stands. A code that stands twice is sold
     * the second time.
     *
     * @param unresolved the texts, in order, of codes that have no CodeId, for the alerts; may be left out
     * @param party      who sells, or empty
     * @param terminal   where, or empty
     */
    record Checkout(long[] codes, List<String> unresolved, String party, String terminal, EventContext context) implements Command {
        public Checkout(long[] codes, String party, String terminal, EventContext context) {
            this(codes, List.of(), party, terminal, context);
        }
    }

    /** A checkout with what was decided of each of its codes: what the log has in its place. Not to be handed in. */
    record CheckoutDecided(Checkout checkout, List<Verdict> verdicts) implements Command {
    }

    /**
     * Takes back what a checkout sold and is still sold by it.
     *
     * @param checkout sequence of the checkout
     * @param party    who undoes it: the one who sold
     */
    record UndoCheckout(long checkout, String party, EventContext context) implements Command {
    }

    /**
     * Adds to how often codes were scanned in public.
     *
     * @param counts  scans of each code, at least 1
     * @param firstMs when the first of these scans of each code was
     */
    record CountScans(long[] codes, int[] counts, long[] firstMs) implements Command {
    }

    /** Raises an alert that was found by looking at many requests. */
    record RaiseAlert(AlertRule rule, Alert.Subject subject, long atMs, SortedMap<String, String> evidence) implements Command {
    }

    /**
     * Takes over records of another engine that has the same keystore, exactly as they are. Those that are known are passed
     * over; the others must follow on this engine's last. Has no record of its own.
     */
    record Follow(LogFrame frame) implements Command {
    }

    /**
     * Recalls codes from the next scan on. Several recalls may cover the same codes.
     *
     * @param level how grave it is, as the user calls it, or empty
     */
    record Recall(RecallScope scope, String reason, String level, EventContext context) implements Command {
    }

    /**
     * Leaves out serials that may have been issued by what was lost since a backup: every serial space goes on {@code codes}
     * indices later, at most half of what is left of it, and so does every one that is opened from now on.
     */
    record SkipSerials(long codes) implements Command {
        public static final long MOST_CODES = OrderBatch.MOST_CODES * 1000;
    }

    /** Lifts a recall; what others cover stays recalled. */
    record LiftRecall(long recall, EventContext context) implements Command {
    }

    /** Events that all happen or none. */
    record Together(List<Command> events) implements Command {
    }
}
