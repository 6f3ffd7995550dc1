package suma.resolver.feed;

import java.util.Base64;
import java.util.Optional;
import suma.engine.catalog.Batch;
import suma.engine.command.Command;
import suma.engine.command.Command.BatchFacts;
import suma.engine.command.Command.Commission;
import suma.engine.command.Command.CommissionRange;
import suma.engine.command.Command.OrderBatch;
import suma.engine.command.Command.Pack;
import suma.engine.command.Command.PutParty;
import suma.engine.command.Command.PutProduct;
import suma.engine.command.Command.Register;
import suma.engine.command.Command.Unpack;
import suma.engine.command.Command.SkipSerials;
import suma.engine.command.Command.VoidBatch;
import suma.engine.command.EventContext;
import suma.engine.journal.LogFrame;
import suma.engine.journal.Record;
import suma.engine.scan.Lookup;
import suma.resolver.catalog.PartyCalls;
import suma.resolver.catalog.ProductCalls;
import suma.resolver.json.JsonOut;
import suma.resolver.key.ApiKey;

/** How a record of the log is written, with all it says. What was not told is left out. Not thread-safe. */
public final class RecordJson {
    private final JsonOut out;
    private final CodeArrays codes = new CodeArrays();
    private final TradeRecordJson trade;
    private final GoodsRecordJson goods;

    public RecordJson(JsonOut out) {
        this.out = out;
        this.trade = new TradeRecordJson(out, codes);
        this.goods = new GoodsRecordJson(out, codes);
    }

    /** A frame as it is, for another engine. */
    static void write(LogFrame frame, JsonOut out) {
        out.beginObject().field("sequence", frame.first()).field("frame", Base64.getEncoder().encodeToString(frame.bytes())).endObject().endLine();
    }

    void write(Record record, Lookup lookup) {
        write(record, lookup, Optional.empty());
    }

    /** @param holder of the key, where that shall be told too */
    public void write(Record record, Lookup lookup, Optional<ApiKey> holder) {
        out.beginObject().field("sequence", record.sequence()).time("recordedAt", record.timeMs()).field("caller", record.caller().key());
        holder.ifPresent(key -> out.field("name", key.name()).field("role", key.role().text()));
        record.caller().from().ifPresent(address -> out.field("from", address.getHostAddress()));
        if (!writePacking(record.command(), lookup) && !trade.write(record, lookup) && !goods.write(record.command(), lookup)) {
            writeCatalog(record.command());
        }
        out.endObject().endLine();
    }

    private boolean writePacking(Command command, Lookup lookup) {
        if (command instanceof Pack pack) {
            type("pack");
            codes.write(out, "parent", pack.parent(), lookup);
            codes.write(out, "children", pack.children(), lookup);
            context(pack.context(), out);
        } else if (command instanceof Unpack unpack) {
            type("unpack");
            codes.write(out, "parent", unpack.parent(), lookup);
            codes.write(out, "children", unpack.children(), lookup);
            context(unpack.context(), out);
        } else if (command instanceof Commission commission) {
            type("commission");
            codes.write(out, "codes", commission.codes(), lookup);
            context(commission.context(), out);
        } else if (command instanceof CommissionRange range) {
            type("commission").field("batch", Batch.id(range.batch())).field("offset", range.offset()).field("count", range.count());
            context(range.context(), out);
        } else {
            return false;
        }
        return true;
    }

    private JsonOut type(String type) {
        return out.field("type", type);
    }

    private void writeCatalog(Command command) {
        if (command instanceof OrderBatch order) {
            facts(type("order"), order.facts());
            out.field("quantity", order.quantity()).texts("fields", order.schemeFields());
        } else if (command instanceof Register register) {
            facts(type("register"), register.facts());
            writeForeign(register);
        } else if (command instanceof VoidBatch voiding) {
            type("void").field("batch", Batch.id(voiding.batch()));
        } else if (command instanceof PutParty put) {
            PartyCalls.write(type("party").name("party"), put.party());
        } else if (command instanceof PutProduct put) {
            ProductCalls.write(type("product").name("product"), put.product());
        } else if (command instanceof SkipSerials skip) {
            type("skip_serials").field("codes", skip.codes());
        } else {
            throw new IllegalArgumentException("no record form: " + command);
        }
    }

    private void writeForeign(Register register) {
        if (register.batch() != Batch.NO_BATCH) {
            out.field("batch", Batch.id(register.batch()));
        }
        out.name("codes").beginArray();
        register.codes().forEach(code -> out.value(code, 0, code.length));
        out.endArray();
    }

    private static void facts(JsonOut out, BatchFacts facts) {
        out.field("product", facts.product()).fieldIfTold("lot", facts.lot());
        facts.producedOn().ifPresent(day -> out.field("producedOn", day.toString()));
        facts.expiresOn().ifPresent(day -> out.field("expiresOn", day.toString()));
        if (!facts.attributes().isEmpty()) {
            out.texts("attributes", facts.attributes());
        }
    }

    static void context(EventContext context, JsonOut out) {
        if (context.atMs() != EventContext.NOT_TOLD) {
            out.time("at", context.atMs());
        }
        out.fieldIfTold("party", context.party()).fieldIfTold("location", context.location())
                .fieldIfTold("document", context.document()).fieldIfTold("reason", context.reason());
    }
}
