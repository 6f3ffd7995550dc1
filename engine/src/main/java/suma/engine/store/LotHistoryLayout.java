package suma.engine.store;

import java.nio.charset.StandardCharsets;
import suma.engine.history.LotHappening;
import suma.engine.history.LotId;
import suma.engine.journal.ByteReader;
import suma.engine.journal.ByteWriter;

/**
 * What has happened to a lot, as a whole or to codes of it.
 *
 * <pre>
 * key:   product number, 4 bytes | length of the lot:u8 | lot, UTF-8 | sequence, 6 bytes | part, 2 bytes
 * value: whole:u8 | {@link HappeningLayout}
 * </pre>
 */
public final class LotHistoryLayout {
    private static final int PRODUCT_BYTES = 4;
    private static final int SEQUENCE_BYTES = 6;
    private static final int PART_BYTES = 2;
    private static final long NO_BASE = 0;

    private LotHistoryLayout() {
    }

    public static byte[] key(LotId lot, long sequence, int part) {
        return prefix(lot).fixed(sequence, SEQUENCE_BYTES).fixed(part, PART_BYTES).toBytes();
    }

    private static ByteWriter prefix(LotId lot) {
        byte[] text = lot.lot().getBytes(StandardCharsets.UTF_8);
        return new ByteWriter().fixed(lot.product(), PRODUCT_BYTES).u8(text.length).raw(text, 0, text.length);
    }

    public static LotId lot(byte[] key) {
        ByteReader in = new ByteReader(key);
        return readLot(in);
    }

    private static LotId readLot(ByteReader in) {
        int product = (int) in.fixed(PRODUCT_BYTES);
        return new LotId(product, new String(in.raw(in.u8()), StandardCharsets.UTF_8));
    }

    public static byte[] value(LotHappening one) {
        return HappeningLayout.write(one.what(), NO_BASE, new ByteWriter().u8(one.whole() ? 1 : 0)).toBytes();
    }

    public static LotHappening read(byte[] key, byte[] value) {
        ByteReader place = new ByteReader(key);
        LotId lot = readLot(place);
        ByteReader in = new ByteReader(value);
        boolean whole = in.u8("whole lot", 0, 1) == 1;
        return new LotHappening(lot, whole, HappeningLayout.read(place.fixed(SEQUENCE_BYTES), NO_BASE, in));
    }
}
