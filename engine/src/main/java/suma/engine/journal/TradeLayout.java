package suma.engine.journal;

import java.util.ArrayList;
import java.util.List;
import suma.engine.CorruptionException;
import suma.engine.alert.AlertRule;
import suma.engine.catalog.Verdict;
import suma.engine.command.Command;
import suma.engine.command.Command.Checkout;
import suma.engine.command.Command.CheckoutDecided;
import suma.engine.command.Command.CountScans;
import suma.engine.command.Command.Destroy;
import suma.engine.command.Command.Inspect;
import suma.engine.command.Command.LiftRecall;
import suma.engine.command.Command.RaiseAlert;
import suma.engine.command.Command.Recall;
import suma.engine.command.Command.Receive;
import suma.engine.command.Command.Return;
import suma.engine.command.Command.Sell;
import suma.engine.command.Command.Ship;
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
 * ship:                  code list | from, to:text | event context
 * receive:               code list | from:text | event context
 * inspection:            code list | passed:u8 | certificate:text | event context
 * recall:                scope ({@link ScopeLayout}) | reason, level:text | event context
 * lifting of a recall:   its number:varint | event context
 * alert:                 rule:u8 | subject, as in the store | at:zigzag ms | evidence:texts
 * scans:                 code list | per code  scans:varint | first − first of the code before:zigzag ms
 * </pre>
 */
final class TradeLayout {
    private static final int SELL = 10;
    private static final int RETURN = 11;
    private static final int DESTROY = 12;
    private static final int CHECKOUT = 13;
    private static final int UNDO_CHECKOUT = 14;
    private static final int SCANS = 15;
    private static final int SHIP = 16;
    private static final int RECEIVE = 17;
    private static final int INSPECT = 18;
    private static final int ALERT = 19;
    private static final int RECALL = 20;
    private static final int LIFT = 21;

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
        } else if (command instanceof CountScans scans) {
            write(scans, out.u8(SCANS));
        } else {
            return writeHandling(command, out);
        }
        return true;
    }

    private static boolean writeHandling(Command command, ByteWriter out) {
        if (command instanceof Ship ship) {
            EventLayout.codes(ship.codes(), out.u8(SHIP));
            EventLayout.context(ship.context(), out.text(ship.from()).text(ship.to()));
        } else if (command instanceof Receive receive) {
            EventLayout.codes(receive.codes(), out.u8(RECEIVE));
            EventLayout.context(receive.context(), out.text(receive.from()));
        } else if (command instanceof Inspect inspect) {
            EventLayout.codes(inspect.codes(), out.u8(INSPECT));
            EventLayout.context(inspect.context(), out.u8(inspect.passed() ? 1 : 0).text(inspect.certificate()));
        } else if (command instanceof RaiseAlert raise) {
            SubjectLayout.write(raise.subject(), out.u8(ALERT).u8(raise.rule().ordinal()));
            out.zigzag(raise.atMs()).texts(raise.evidence());
        } else if (command instanceof Recall recall) {
            ScopeLayout.write(recall.scope(), out.u8(RECALL)).text(recall.reason()).text(recall.level());
            EventLayout.context(recall.context(), out);
        } else if (command instanceof LiftRecall lift) {
            EventLayout.context(lift.context(), out.u8(LIFT).varint(lift.recall()));
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
            case SCANS -> readScans(in);
            case SHIP -> new Ship(EventLayout.readCodes(in), in.text(), in.text(), EventLayout.readContext(in));
            case RECEIVE -> new Receive(EventLayout.readCodes(in), in.text(), EventLayout.readContext(in));
            case INSPECT -> new Inspect(EventLayout.readCodes(in), in.u8("passed", 0, 1) == 1, in.text(), EventLayout.readContext(in));
            case ALERT -> new RaiseAlert(AlertRule.values()[in.u8("alert rule", 0, AlertRule.values().length - 1)],
                    SubjectLayout.read(in), in.zigzag(), in.texts());
            case RECALL -> new Recall(ScopeLayout.read(in), in.text(), in.text(), EventLayout.readContext(in));
            case LIFT -> new LiftRecall(in.varint(), EventLayout.readContext(in));
            default -> throw new CorruptionException("command kind: expected 1 to " + LIFT + " actual " + kind);
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

    private static void write(CountScans scans, ByteWriter out) {
        EventLayout.codes(scans.codes(), out);
        long before = 0;
        for (int i = 0; i < scans.codes().length; i++) {
            out.varint(scans.counts()[i]).zigzag(scans.firstMs()[i] - before);
            before = scans.firstMs()[i];
        }
    }

    private static CountScans readScans(ByteReader in) {
        long[] codes = EventLayout.readCodes(in);
        int[] counts = new int[codes.length];
        long[] firstMs = new long[codes.length];
        for (int i = 0; i < codes.length; i++) {
            counts[i] = (int) in.varint();
            firstMs[i] = in.zigzag() + (i == 0 ? 0 : firstMs[i - 1]);
        }
        return new CountScans(codes, counts, firstMs);
    }
}
