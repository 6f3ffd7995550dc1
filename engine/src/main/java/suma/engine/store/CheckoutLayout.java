package suma.engine.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import suma.engine.custody.Holding;
import suma.engine.journal.ByteReader;
import suma.engine.journal.ByteWriter;

/**
 * What a checkout sold.
 *
 * <pre>
 * key:   sequence of the checkout, 8 bytes
 * value: recorded at:zigzag ms | party:text | undone:u8 | sold:varint, each  CodeId:varint | parent that it left:varint, or 0
 *        | holding before, 0 none, else as in {@link CustodyLayout}:u8, then  party:varint | at:zigzag ms | sequence:varint
 * </pre>
 */
public final class CheckoutLayout {
    private static final int SEQUENCE_BYTES = 8;
    private static final int LEAST_SOLD_BYTES = 3;
    private static final int NONE = 0;

    private CheckoutLayout() {
    }

    /**
     * A checkout as stored.
     *
     * @param party id of the party that sold, or empty
     */
    public record StoredCheckout(long recordedAtMs, String party, boolean undone, List<Sold> sold) {
    }

    /**
     * A code that was sold by itself.
     *
     * @param left   the parent that it left by it, or {@link suma.engine.CodeId#NONE}
     * @param before whose it was before, where that was known
     */
    public record Sold(long codeId, long left, Optional<Holding> before) {
    }

    public static byte[] key(long sequence) {
        return new ByteWriter().fixed(sequence, SEQUENCE_BYTES).toBytes();
    }

    public static byte[] encode(StoredCheckout checkout) {
        ByteWriter out = new ByteWriter().zigzag(checkout.recordedAtMs()).text(checkout.party()).u8(checkout.undone() ? 1 : 0)
                .varint(checkout.sold().size());
        checkout.sold().forEach(sold -> {
            out.varint(sold.codeId()).varint(sold.left());
            write(sold.before(), out);
        });
        return out.toBytes();
    }

    private static void write(Optional<Holding> holding, ByteWriter out) {
        if (holding.isEmpty()) {
            out.u8(NONE);
            return;
        }
        Holding known = holding.get();
        out.u8(1 + known.kind().ordinal()).varint(known.party()).zigzag(known.atMs()).varint(known.sequence());
    }

    public static StoredCheckout read(byte[] value) {
        ByteReader in = new ByteReader(value);
        long recordedAtMs = in.zigzag();
        String party = in.text();
        boolean undone = in.u8("undone", 0, 1) == 1;
        int count = in.count(LEAST_SOLD_BYTES);
        List<Sold> sold = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            sold.add(new Sold(in.varint(), in.varint(), readHolding(in)));
        }
        return new StoredCheckout(recordedAtMs, party, undone, sold);
    }

    private static Optional<Holding> readHolding(ByteReader in) {
        int kind = in.u8("kind of a holding", NONE, Holding.Kind.values().length);
        return kind == NONE ? Optional.empty() : Optional.of(new Holding(Holding.Kind.values()[kind - 1], (int) in.varint(), in.zigzag(), in.varint()));
    }
}
