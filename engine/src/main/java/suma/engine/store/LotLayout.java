package suma.engine.store;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import suma.engine.CorruptionException;
import suma.engine.history.LotBalance;
import suma.engine.history.LotId;
import suma.engine.journal.ByteReader;
import suma.engine.journal.ByteWriter;

/**
 * How much there is of a lot, in one unit.
 *
 * <pre>
 * key:   product number, 4 bytes | length of the lot:u8 | lot, UTF-8 | unit, UTF-8
 * value: made | received | used:text, decimal numbers
 * </pre>
 */
public final class LotLayout {
    private static final int PRODUCT_BYTES = 4;

    private LotLayout() {
    }

    public static byte[] key(LotId lot, String unit) {
        byte[] text = lot.lot().getBytes(StandardCharsets.UTF_8);
        byte[] name = unit.getBytes(StandardCharsets.UTF_8);
        return new ByteWriter().fixed(lot.product(), PRODUCT_BYTES).u8(text.length).raw(text, 0, text.length).raw(name, 0, name.length).toBytes();
    }

    public static LotId lot(byte[] key) {
        ByteReader in = new ByteReader(key);
        int product = (int) in.fixed(PRODUCT_BYTES);
        return new LotId(product, new String(in.raw(in.u8()), StandardCharsets.UTF_8));
    }

    public static String unit(byte[] key) {
        ByteReader in = new ByteReader(key);
        in.fixed(PRODUCT_BYTES);
        in.raw(in.u8());
        return new String(in.raw(in.remaining()), StandardCharsets.UTF_8);
    }

    public static byte[] value(LotBalance balance) {
        return new ByteWriter().text(balance.made().toPlainString()).text(balance.received().toPlainString())
                .text(balance.used().toPlainString()).toBytes();
    }

    public static LotBalance read(byte[] value) {
        ByteReader in = new ByteReader(value);
        return new LotBalance(number(in), number(in), number(in));
    }

    private static BigDecimal number(ByteReader in) {
        String text = in.text();
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new CorruptionException("amount of a lot: expected a decimal number, actual " + text);
        }
    }
}
