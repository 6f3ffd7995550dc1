package suma.engine.journal;

import java.util.ArrayList;
import java.util.List;
import suma.engine.CorruptionException;
import suma.engine.catalog.Verdict;
import suma.engine.command.Command;
import suma.engine.command.Command.Checkout;
import suma.engine.command.Command.CheckoutDecided;
import suma.engine.command.Command.Destroy;
import suma.engine.command.Command.Return;
import suma.engine.command.Command.Sell;
import suma.engine.command.Command.UndoCheckout;
import suma.engine.command.EventContext;

/**
 * The bytes of what happens to goods in trade; see {@link CommandLayout}.
 *
 * <pre>
 * sell, return, destroy: code list | event context
 * checkout:              code list | per run of equal verdicts  verdict:u8, codes:varint | unresolved:varint, texts
 *                        | party, terminal:text | event context
 * undo of a checkout:    its sequence:varint | party:text | event context
 * </pre>
 */
final class TradeLayout {
    private static final int SELL = 10;
    private static final int RETURN = 11;
    private static final int DESTROY = 12;
    private static final int CHECKOUT = 13;
    private static final int UNDO_CHECKOUT = 14;

    private TradeLayout() {
    }

    /** False, with nothing written, when it is another kind of command. */
    static boolean write(Command command, ByteWriter out) {
        if (command instanceof CheckoutDecided decided) {
            write(decided, out.u8(CHECKOUT));
        } else if (command instanceof Sell sell) {
            write(SELL, sell.codes(), sell.context(), out);
        } else if (command instanceof Return back) {
            write(RETURN, back.codes(), back.context(), out);
        } else if (command instanceof Destroy destroy) {
            write(DESTROY, destroy.codes(), destroy.context(), out);
        } else if (command instanceof UndoCheckout undo) {
            EventLayout.context(undo.context(), out.u8(UNDO_CHECKOUT).varint(undo.checkout()).text(undo.party()));
        } else {
            return false;
        }
        return true;
    }

    private static void write(int kind, long[] codes, EventContext context, ByteWriter out) {
        EventLayout.codes(codes, out.u8(kind));
        EventLayout.context(context, out);
    }

    private static void write(CheckoutDecided decided, ByteWriter out) {
        Checkout checkout = decided.checkout();
        EventLayout.codes(checkout.codes(), out);
        verdicts(decided.verdicts(), out);
        out.varint(checkout.unresolved().size());
        checkout.unresolved().forEach(out::text);
        EventLayout.context(checkout.context(), out.text(checkout.party()).text(checkout.terminal()));
    }

    private static void verdicts(List<Verdict> verdicts, ByteWriter out) {
        for (int begin = 0, end = 1; begin < verdicts.size(); begin = end++) {
            while (end < verdicts.size() && verdicts.get(end) == verdicts.get(begin)) {
                end++;
            }
            out.u8(verdicts.get(begin).ordinal()).varint(end - begin);
        }
    }

    static Command read(int kind, ByteReader in) {
        return switch (kind) {
            case SELL -> new Sell(EventLayout.readCodes(in), EventLayout.readContext(in));
            case RETURN -> new Return(EventLayout.readCodes(in), EventLayout.readContext(in));
            case DESTROY -> new Destroy(EventLayout.readCodes(in), EventLayout.readContext(in));
            case CHECKOUT -> readCheckout(in);
            case UNDO_CHECKOUT -> new UndoCheckout(in.varint(), in.text(), EventLayout.readContext(in));
            default -> throw new CorruptionException("command kind: expected 1 to " + UNDO_CHECKOUT + " actual " + kind);
        };
    }

    private static CheckoutDecided readCheckout(ByteReader in) {
        long[] codes = EventLayout.readCodes(in);
        List<Verdict> verdicts = readVerdicts(in, codes.length);
        int count = in.count(1);
        List<String> unresolved = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            unresolved.add(in.text());
        }
        return new CheckoutDecided(new Checkout(codes, unresolved, in.text(), in.text(), EventLayout.readContext(in)), verdicts);
    }

    private static List<Verdict> readVerdicts(ByteReader in, int codes) {
        List<Verdict> verdicts = new ArrayList<>(codes);
        while (verdicts.size() < codes) {
            Verdict verdict = Verdict.values()[in.u8("verdict", 0, Verdict.values().length - 1)];
            long count = in.varint();
            if (count < 1 || count > codes - verdicts.size()) {
                throw new CorruptionException("run of verdicts: expected 1 to " + (codes - verdicts.size()) + " actual " + count);
            }
            for (int i = 0; i < count; i++) {
                verdicts.add(verdict);
            }
        }
        return verdicts;
    }
}
