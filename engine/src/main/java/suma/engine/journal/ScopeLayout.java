package suma.engine.journal;

import suma.engine.CodeId;
import suma.engine.CorruptionException;
import suma.engine.recall.RecallScope;
import suma.engine.recall.RecallScope.OfBatch;
import suma.engine.recall.RecallScope.OfCodes;
import suma.engine.recall.RecallScope.OfContents;
import suma.engine.recall.RecallScope.OfLot;
import suma.engine.recall.RecallScope.OfMadeFromCode;
import suma.engine.recall.RecallScope.OfMadeFromLot;
import suma.engine.recall.RecallScope.OfProduct;

/**
 * What a recall covers.
 *
 * <pre>
 * kind:u8, then  1 product:text | 2 product, lot:text | 3 batch:varint | 4 code list ({@link EventLayout}) | 5 CodeId:varint
 *                | 6 what is made of product, lot:text | 7 what is made of CodeId:varint
 * </pre>
 */
public final class ScopeLayout {
    private static final int PRODUCT = 1;
    private static final int LOT = 2;
    private static final int BATCH = 3;
    private static final int CODES = 4;
    private static final int CONTENTS = 5;
    private static final int MADE_FROM_LOT = 6;
    private static final int MADE_FROM_CODE = 7;

    private ScopeLayout() {
    }

    public static ByteWriter write(RecallScope scope, ByteWriter out) {
        if (scope instanceof OfProduct product) {
            out.u8(PRODUCT).text(product.product());
        } else if (scope instanceof OfLot lot) {
            out.u8(LOT).text(lot.product()).text(lot.lot());
        } else if (scope instanceof OfBatch batch) {
            out.u8(BATCH).varint(batch.batch());
        } else if (scope instanceof OfCodes named) {
            EventLayout.codes(named.codes(), out.u8(CODES));
        } else if (scope instanceof OfContents contents) {
            out.u8(CONTENTS).varint(contents.codeId());
        } else if (scope instanceof OfMadeFromLot made) {
            out.u8(MADE_FROM_LOT).text(made.product()).text(made.lot());
        } else if (scope instanceof OfMadeFromCode made) {
            out.u8(MADE_FROM_CODE).varint(made.codeId());
        }
        return out;
    }

    public static RecallScope read(ByteReader in) {
        int kind = in.u8("scope of a recall", PRODUCT, MADE_FROM_CODE);
        return switch (kind) {
            case PRODUCT -> new OfProduct(in.text());
            case LOT -> new OfLot(in.text(), in.text());
            case BATCH -> new OfBatch((int) in.varint());
            case CODES -> new OfCodes(EventLayout.readCodes(in));
            case CONTENTS -> new OfContents(readCode(in));
            case MADE_FROM_LOT -> new OfMadeFromLot(in.text(), in.text());
            default -> new OfMadeFromCode(readCode(in));
        };
    }

    private static long readCode(ByteReader in) {
        long codeId = in.varint();
        if (codeId <= CodeId.NONE || codeId >>> CodeId.BITS != 0) {
            throw new CorruptionException("code of a recall: expected a CodeId, actual " + codeId);
        }
        return codeId;
    }
}
