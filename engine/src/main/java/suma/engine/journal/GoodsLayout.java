package suma.engine.journal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import suma.engine.CorruptionException;
import suma.engine.command.Command;
import suma.engine.command.Command.HandleLot;
import suma.engine.command.Command.LotDeed;
import suma.engine.command.Command.Transform;
import suma.engine.command.Goods;

/**
 * The bytes of what is made and used, and of what happens to lots; see {@link CommandLayout}.
 *
 * <pre>
 * transformation: inputs:varint, goods… | outputs:varint, goods… | event context
 * lot event:      deed:u8 | lot | details:texts | event context
 * goods:          0 | code list
 *                 1 | lot
 * lot:            product | lot | quantity | unit:text
 * </pre>
 */
final class GoodsLayout {
    private static final int TRANSFORM = 30;
    private static final int HANDLE_LOT = 31;
    private static final int CODES = 0;
    private static final int LOT = 1;

    private GoodsLayout() {
    }

    static boolean holds(int kind) {
        return kind == TRANSFORM || kind == HANDLE_LOT;
    }

    /** False, with nothing written, when it is another kind of command. */
    static boolean write(Command command, ByteWriter out) {
        if (command instanceof Transform transform) {
            write(transform.inputs(), out.u8(TRANSFORM));
            write(transform.outputs(), out);
            EventLayout.context(transform.context(), out);
        } else if (command instanceof HandleLot handling) {
            write(handling.lot(), out.u8(HANDLE_LOT).u8(handling.deed().ordinal()));
            EventLayout.context(handling.context(), out.texts(handling.details()));
        } else {
            return false;
        }
        return true;
    }

    static Command read(int kind, ByteReader in) {
        return kind == TRANSFORM ? new Transform(readAll(in), readAll(in), EventLayout.readContext(in))
                : new HandleLot(LotDeed.values()[in.u8("lot event", 0, LotDeed.values().length - 1)], readLot(in), in.texts(), EventLayout.readContext(in));
    }

    private static void write(List<Goods> goods, ByteWriter out) {
        out.varint(goods.size());
        for (Goods one : goods) {
            if (one instanceof Goods.Codes codes) {
                EventLayout.codes(codes.codes(), out.u8(CODES));
            } else if (one instanceof Goods.Lot lot) {
                write(lot, out.u8(LOT));
            }
        }
    }

    private static void write(Goods.Lot lot, ByteWriter out) {
        out.text(lot.product()).text(lot.lot()).text(lot.quantity().toPlainString()).text(lot.unit());
    }

    private static List<Goods> readAll(ByteReader in) {
        int count = in.count(2);
        List<Goods> goods = new ArrayList<>(Math.min(count, Transform.MOST_GOODS));
        for (int i = 0; i < count; i++) {
            goods.add(in.u8("goods", CODES, LOT) == CODES ? new Goods.Codes(EventLayout.readCodes(in)) : readLot(in));
        }
        return goods;
    }

    private static Goods.Lot readLot(ByteReader in) {
        return new Goods.Lot(in.text(), in.text(), readQuantity(in), in.text());
    }

    private static BigDecimal readQuantity(ByteReader in) {
        String quantity = in.text();
        try {
            return new BigDecimal(quantity);
        } catch (NumberFormatException e) {
            throw new CorruptionException("quantity: expected a decimal number, actual " + quantity);
        }
    }
}
