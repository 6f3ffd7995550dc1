package suma.resolver.event;

import java.util.List;
import suma.engine.command.Fault;

/**
 * Where a code that a fault means was told.
 *
 * @param textAt its position among the texts
 * @param field  its path in the event
 */
record CodePlace(int textAt, String field) {

    static CodePlace of(EventFields event, int item) {
        if (item == Fault.PARENT) {
            return new CodePlace(event.parentAt(), "parent");
        }
        return event.type() == EventType.TRANSFORM ? ofGoods(event, item)
                : new CodePlace(event.itemsAt() + item, event.itemsField() + "[" + item + "]");
    }

    /** Codes of a transformation are counted over its inputs and then its outputs. */
    private static CodePlace ofGoods(EventFields event, int item) {
        int inputs = event.inputs().stream().mapToInt(GoodsFields::codes).sum();
        return item < inputs ? ofGoods("inputs", event.inputs(), item) : ofGoods("outputs", event.outputs(), item - inputs);
    }

    private static CodePlace ofGoods(String side, List<GoodsFields> goods, int item) {
        int rest = item;
        int entry = 0;
        while (rest >= goods.get(entry).codes()) {
            rest -= goods.get(entry++).codes();
        }
        return new CodePlace(goods.get(entry).codesAt() + rest, side + "[" + entry + "].codes[" + rest + "]");
    }
}
