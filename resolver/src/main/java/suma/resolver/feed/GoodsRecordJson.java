package suma.resolver.feed;

import java.util.List;
import java.util.Locale;
import suma.engine.catalog.Batch;
import suma.engine.command.Command;
import suma.engine.command.Command.HandleLot;
import suma.engine.command.Command.LiftRecall;
import suma.engine.command.Command.Recall;
import suma.engine.command.Command.Transform;
import suma.engine.command.Goods;
import suma.engine.recall.RecallScope;
import suma.engine.scan.Lookup;
import suma.resolver.json.JsonOut;

/** How records about lots, transformations and recalls are written. */
final class GoodsRecordJson {
    private final JsonOut out;
    private final CodeArrays codes;

    GoodsRecordJson(JsonOut out, CodeArrays codes) {
        this.out = out;
        this.codes = codes;
    }

    /** False, with nothing written, when it is another kind of record. */
    boolean write(Command command, Lookup lookup) {
        if (command instanceof Transform transform) {
            out.field("type", "transform");
            write("inputs", transform.inputs(), lookup);
            write("outputs", transform.outputs(), lookup);
            RecordJson.context(transform.context(), out);
        } else if (command instanceof HandleLot handling) {
            lot(out.field("type", handling.deed().name().toLowerCase(Locale.ROOT)), handling.lot());
            handling.details().forEach(out::field);
            RecordJson.context(handling.context(), out);
        } else if (command instanceof Recall recall) {
            out.field("type", "recall");
            write(recall.scope(), lookup);
            out.fieldIfTold("recallReason", recall.reason()).fieldIfTold("level", recall.level());
            RecordJson.context(recall.context(), out);
        } else if (command instanceof LiftRecall lift) {
            out.field("type", "lift_recall").field("recall", "R" + lift.recall());
            RecordJson.context(lift.context(), out);
        } else {
            return false;
        }
        return true;
    }

    private void write(String side, List<Goods> goods, Lookup lookup) {
        out.name(side).beginArray();
        for (Goods one : goods) {
            out.beginObject();
            if (one instanceof Goods.Lot lot) {
                lot(out, lot);
            } else if (one instanceof Goods.Codes list) {
                codes.write(out, "codes", list.codes(), lookup);
            }
            out.endObject();
        }
        out.endArray();
    }

    private static void lot(JsonOut out, Goods.Lot lot) {
        out.field("product", lot.product()).field("lot", lot.lot()).field("quantity", lot.quantity().toPlainString()).field("unit", lot.unit());
    }

    private void write(RecallScope scope, Lookup lookup) {
        if (scope instanceof RecallScope.OfProduct product) {
            out.field("product", product.product());
        } else if (scope instanceof RecallScope.OfLot lot) {
            out.field("product", lot.product()).field("lot", lot.lot());
        } else if (scope instanceof RecallScope.OfBatch batch) {
            out.field("batch", Batch.id(batch.batch()));
        } else if (scope instanceof RecallScope.OfCodes list) {
            codes.write(out, "codes", list.codes(), lookup);
        } else if (scope instanceof RecallScope.OfContents contents) {
            codes.write(out, "contentsOf", contents.codeId(), lookup);
        } else if (scope instanceof RecallScope.OfMadeFromLot made) {
            out.name("madeFrom").beginObject().field("product", made.product()).field("lot", made.lot()).endObject();
        } else if (scope instanceof RecallScope.OfMadeFromCode made) {
            codes.write(out, "madeFrom", made.codeId(), lookup);
        }
    }
}
