package suma.resolver.recall;

import java.util.List;
import suma.engine.catalog.Batch;
import suma.engine.recall.Impact;
import suma.engine.recall.Impact.Share;
import suma.engine.recall.RecallNotice;
import suma.engine.recall.RecallScope;
import suma.resolver.json.JsonOut;
import suma.resolver.trace.LotAmounts;

/** How recalls are written. */
final class RecallJson {
    private RecallJson() {
    }

    static void writeNotice(JsonOut out, RecallNotice notice) {
        out.field("recall", notice.id()).field("reason", notice.reason()).fieldIfTold("level", notice.level());
        writeScope(out, notice.scope());
        out.time("recordedAt", notice.recordedAtMs());
        if (!notice.inForce()) {
            out.time("liftedAt", notice.liftedAtMs());
        }
    }

    private static void writeScope(JsonOut out, RecallScope scope) {
        if (scope instanceof RecallScope.OfProduct product) {
            out.field("product", product.product());
        } else if (scope instanceof RecallScope.OfLot lot) {
            out.field("product", lot.product()).field("lot", lot.lot());
        } else if (scope instanceof RecallScope.OfBatch batch) {
            out.field("batch", Batch.id(batch.batch()));
        } else if (scope instanceof RecallScope.OfMadeFromLot made) {
            out.name("madeFrom").beginObject().field("product", made.product()).field("lot", made.lot()).endObject();
        }
    }

    static void writeImpact(JsonOut out, Impact impact) {
        out.field("codes", impact.codes()).name("byState").beginObject();
        impact.byState().forEach((state, codes) -> out.field(state.text(), codes));
        out.endObject();
        writeShares(out, "byParty", "party", impact.byParty());
        writeShares(out, "byRegion", "region", impact.byRegion());
        out.name("sold").beginObject().field("codes", impact.sold()).field("parties", impact.soldParties()).endObject();
        if (!impact.lots().isEmpty()) {
            out.name("lots").beginArray();
            impact.lots().forEach(lot -> write(out, lot));
            out.endArray();
        }
    }

    private static void write(JsonOut out, Impact.Lot lot) {
        out.beginObject().field("product", lot.product()).field("lot", lot.lot());
        LotAmounts.write(out, lot.amounts());
        out.endObject();
    }

    private static void writeShares(JsonOut out, String name, String of, List<Share> shares) {
        out.name(name).beginArray();
        for (Share share : shares) {
            out.beginObject().fieldIfTold(of, share.of()).field("codes", share.codes()).endObject();
        }
        out.endArray();
    }
}
