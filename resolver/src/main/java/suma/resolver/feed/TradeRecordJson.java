package suma.resolver.feed;

import suma.engine.alert.Alert;
import suma.engine.command.Command;
import suma.engine.command.Command.Checkout;
import suma.engine.command.Command.CheckoutDecided;
import suma.engine.command.Command.CountScans;
import suma.engine.command.Command.Destroy;
import suma.engine.command.Command.Inspect;
import suma.engine.command.Command.RaiseAlert;
import suma.engine.command.Command.Receive;
import suma.engine.command.Command.Return;
import suma.engine.command.Command.Sell;
import suma.engine.command.Command.Ship;
import suma.engine.command.Command.UndoCheckout;
import suma.engine.command.EventContext;
import suma.engine.journal.Record;
import suma.engine.scan.Lookup;
import suma.resolver.json.JsonOut;

/** How records about goods in trade are written. */
final class TradeRecordJson {
    private final JsonOut out;
    private final CodeArrays codes;

    TradeRecordJson(JsonOut out, CodeArrays codes) {
        this.out = out;
        this.codes = codes;
    }

    /** False, with nothing written, when it is another kind of record. */
    boolean write(Record record, Lookup lookup) {
        Command command = record.command();
        if (command instanceof Sell sell) {
            write("sell", sell.codes(), sell.context(), lookup);
        } else if (command instanceof Return back) {
            write("return", back.codes(), back.context(), lookup);
        } else if (command instanceof Destroy destroy) {
            write("destroy", destroy.codes(), destroy.context(), lookup);
        } else if (command instanceof Ship ship) {
            write("ship", ship.codes(), ship.context(), lookup);
            out.fieldIfTold("from", ship.from()).fieldIfTold("to", ship.to());
        } else if (command instanceof Receive receive) {
            write("receive", receive.codes(), receive.context(), lookup);
            out.fieldIfTold("from", receive.from());
        } else if (command instanceof Inspect inspect) {
            write("inspect", inspect.codes(), inspect.context(), lookup);
            out.field("result", inspect.passed() ? "pass" : "fail").fieldIfTold("certificate", inspect.certificate());
        } else {
            return writeTill(record, lookup);
        }
        return true;
    }

    private boolean writeTill(Record record, Lookup lookup) {
        if (record.command() instanceof CheckoutDecided decided) {
            out.field("type", "checkout").field("checkout", "C" + record.sequence());
            write(decided, lookup);
        } else if (record.command() instanceof UndoCheckout undo) {
            out.field("type", "undo_checkout").field("checkout", "C" + undo.checkout()).fieldIfTold("by", undo.party());
            RecordJson.context(undo.context(), out);
        } else if (record.command() instanceof CountScans scans) {
            out.field("type", "scans");
            write(scans, lookup);
        } else if (record.command() instanceof RaiseAlert raise) {
            out.field("type", "alert").field("rule", raise.rule().text());
            subject(raise.subject(), lookup);
            out.time("at", raise.atMs()).texts("evidence", raise.evidence());
        } else {
            return false;
        }
        return true;
    }

    private void write(String type, long[] named, EventContext context, Lookup lookup) {
        out.field("type", type);
        codes.write(out, "codes", named, lookup);
        RecordJson.context(context, out);
    }

    private void write(CheckoutDecided decided, Lookup lookup) {
        Checkout checkout = decided.checkout();
        int unresolved = 0;
        out.name("results").beginArray();
        for (int i = 0; i < checkout.codes().length; i++) {
            out.beginObject();
            if (checkout.codes()[i] > 0) {
                codes.write(out, "code", checkout.codes()[i], lookup);
            } else if (unresolved < checkout.unresolved().size()) {
                out.field("code", checkout.unresolved().get(unresolved++));
            }
            out.field("verdict", decided.verdicts().get(i).text()).endObject();
        }
        out.endArray().fieldIfTold("terminal", checkout.terminal()).fieldIfTold("by", checkout.party());
        RecordJson.context(checkout.context(), out);
    }

    private void write(CountScans scans, Lookup lookup) {
        out.name("scans").beginArray();
        for (int i = 0; i < scans.codes().length; i++) {
            out.beginObject();
            codes.write(out, "code", scans.codes()[i], lookup);
            out.field("count", scans.counts()[i]).time("first", scans.firstMs()[i]).endObject();
        }
        out.endArray();
    }

    private void subject(Alert.Subject subject, Lookup lookup) {
        if (subject instanceof Alert.OfCode code) {
            codes.write(out, "code", code.codeId(), lookup);
        } else if (subject instanceof Alert.OfText text) {
            out.fieldIfTold("code", text.text());
        } else if (subject instanceof Alert.OfProduct product) {
            out.field("product", product.product());
        } else if (subject instanceof Alert.OfParty party) {
            out.field("party", party.party());
        } else if (subject instanceof Alert.OfAddress address) {
            out.field("address", address.address());
        }
    }
}
