package suma.resolver.lookup;

import suma.engine.CodeId;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Product;
import suma.engine.scan.Finding;
import suma.engine.scan.Lookup;
import suma.resolver.json.JsonOut;

/** How the finding of a scan is written. What does not apply is left out. */
public final class VerdictJson {
    private final Lookup lookup;
    private final byte[] parent = new byte[Lookup.LONGEST_CODE];

    VerdictJson(Lookup lookup) {
        this.lookup = lookup;
    }

    public void write(JsonOut out, Finding finding) {
        out.beginObject().name("code").value(finding.code(), 0, finding.codeLength())
                .field("verdict", finding.verdict().text()).field("scheme", finding.scheme().name());
        if (finding.hasBatch()) {
            writeBatch(out, finding.batch());
            out.field("state", finding.state());
        }
        if (finding.parent() != CodeId.NONE) {
            out.name("parent").value(parent, 0, lookup.render(finding.parent(), parent, 0));
        }
        out.endObject();
    }

    private static void writeBatch(JsonOut out, Batch batch) {
        Product product = batch.product();
        out.field("product", product.id()).field("name", product.name()).field("category", product.category())
                .field("level", product.level().text()).field("batch", batch.id()).fieldIfTold("lot", batch.lot());
        if (batch.order().producedOn().isPresent()) {
            out.field("producedOn", batch.order().producedOn().get().toString());
        }
        if (batch.expiresOn().isPresent()) {
            out.field("expiresOn", batch.expiresOn().get().toString());
        }
        out.fieldIfTold("party", product.party());
    }
}
