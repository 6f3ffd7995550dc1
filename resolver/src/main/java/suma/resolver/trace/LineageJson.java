package suma.resolver.trace;

import java.util.List;
import suma.engine.command.Goods;
import suma.engine.scan.Lookup;
import suma.engine.trace.Made;
import suma.resolver.json.JsonOut;

/** How what goods were made of, or into, is written: an entry for each lot or list of codes on the other side. */
final class LineageJson {
    /** Codes of one list that are named; the others are counted. */
    private static final int MOST_NAMED = 1000;

    private final JsonOut out;
    private final Lookup lookup;
    private final String name;
    private final byte[] text = new byte[Lookup.LONGEST_CODE];

    /** @param name of the arrays, {@code madeFrom} or {@code madeInto} */
    LineageJson(JsonOut out, Lookup lookup, String name) {
        this.out = out;
        this.lookup = lookup;
        this.name = name;
    }

    void write(List<Made> made) {
        out.name(name).beginArray();
        for (Made one : made) {
            one.goods().forEach(source -> write(one, source));
        }
        out.endArray();
    }

    private void write(Made one, Made.Source source) {
        out.beginObject();
        if (source.goods() instanceof Goods.Lot lot) {
            out.field("product", lot.product()).field("lot", lot.lot()).field("quantity", lot.quantity().toPlainString()).field("unit", lot.unit());
        } else if (source.goods() instanceof Goods.Codes codes) {
            write(codes.codes());
        }
        out.field("sequence", one.what().sequence()).time("at", one.what().atMs()).fieldIfTold("party", one.what().context().party());
        if (!source.further().isEmpty()) {
            out.name("trace").beginObject();
            write(source.further());
            out.endObject();
        }
        out.endObject();
    }

    private void write(long[] codes) {
        out.name("codes").beginArray();
        for (int i = 0; i < codes.length && i < MOST_NAMED; i++) {
            out.value(text, 0, lookup.render(codes[i], text, 0));
        }
        out.endArray();
        if (codes.length > MOST_NAMED) {
            out.field("count", codes.length);
        }
    }
}
