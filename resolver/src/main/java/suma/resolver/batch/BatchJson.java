package suma.resolver.batch;

import suma.engine.catalog.Batch;
import suma.resolver.json.JsonOut;

/** How a batch is written. */
final class BatchJson {
    private BatchJson() {
    }

    static void writeFields(JsonOut out, Batch batch) {
        out.field("batch", batch.id()).field("product", batch.product().id()).field("scheme", batch.product().scheme())
                .field("quantity", batch.quantity()).field("lot", batch.lot()).field("registered", batch.registered())
                .time("orderedAt", batch.order().orderedAtMs());
        batch.order().producedOn().ifPresent(day -> out.field("producedOn", day.toString()));
        batch.expiresOn().ifPresent(day -> out.field("expiresOn", day.toString()));
        if (!batch.order().attributes().isEmpty()) {
            out.texts("attributes", batch.order().attributes());
        }
    }
}
