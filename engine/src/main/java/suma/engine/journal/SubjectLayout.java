package suma.engine.journal;

import suma.engine.CodeId;
import suma.engine.CorruptionException;
import suma.engine.alert.Alert.OfAddress;
import suma.engine.alert.Alert.OfCode;
import suma.engine.alert.Alert.OfParty;
import suma.engine.alert.Alert.OfProduct;
import suma.engine.alert.Alert.OfText;
import suma.engine.alert.Alert.Subject;

/**
 * What an alert is about.
 *
 * <pre>
 * kind:u8, then  1 CodeId:varint | 2 text that is no code, 3 product, 4 party, 5 address:text
 * </pre>
 */
public final class SubjectLayout {
    private static final int CODE = 1;
    private static final int TEXT = 2;
    private static final int PRODUCT = 3;
    private static final int PARTY = 4;
    private static final int ADDRESS = 5;

    private SubjectLayout() {
    }

    public static void write(Subject subject, ByteWriter out) {
        if (subject instanceof OfCode code) {
            out.u8(CODE).varint(code.codeId());
        } else if (subject instanceof OfText text) {
            out.u8(TEXT).text(text.text());
        } else if (subject instanceof OfProduct product) {
            out.u8(PRODUCT).text(product.product());
        } else if (subject instanceof OfParty party) {
            out.u8(PARTY).text(party.party());
        } else if (subject instanceof OfAddress address) {
            out.u8(ADDRESS).text(address.address());
        }
    }

    public static Subject read(ByteReader in) {
        int kind = in.u8("subject of an alert", CODE, ADDRESS);
        return switch (kind) {
            case CODE -> new OfCode(readCode(in));
            case TEXT -> new OfText(in.text());
            case PRODUCT -> new OfProduct(in.text());
            case PARTY -> new OfParty(in.text());
            default -> new OfAddress(in.text());
        };
    }

    private static long readCode(ByteReader in) {
        long codeId = in.varint();
        if (codeId <= CodeId.NONE || codeId >>> CodeId.BITS != 0) {
            throw new CorruptionException("subject of an alert: expected a CodeId, actual " + codeId);
        }
        return codeId;
    }
}
