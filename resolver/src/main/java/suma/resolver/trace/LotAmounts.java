package suma.resolver.trace;

import java.util.SortedMap;
import suma.engine.history.LotBalance;
import suma.resolver.json.JsonOut;

/** How it is written how much there is of a lot. */
public final class LotAmounts {
    private LotAmounts() {
    }

    /** Writes a field {@code amounts}, an entry for each unit. */
    public static void write(JsonOut out, SortedMap<String, LotBalance> amounts) {
        out.name("amounts").beginArray();
        amounts.forEach((unit, balance) -> out.beginObject().field("unit", unit).field("made", balance.made().toPlainString())
                .field("received", balance.received().toPlainString()).field("used", balance.used().toPlainString()).endObject());
        out.endArray();
    }
}
