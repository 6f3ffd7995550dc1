package suma.resolver.checkout;

import java.util.List;
import suma.engine.command.Answer;
import suma.engine.command.Outcome;
import suma.resolver.json.JsonOut;

/** The answer to a sale: {@code {checkout, results: [{code, verdict, sold: {at, party}}]}}, in the order asked. */
public final class CheckoutJson {
    static final char ID = 'C';

    private CheckoutJson() {
    }

    public static void write(JsonOut out, SaleBasket basket, Outcome.Accepted accepted) {
        out.beginObject().field("checkout", ID + Long.toString(accepted.sequence())).name("results").beginArray();
        List<Answer.Result> results = ((Answer.CheckedOut) accepted.answer()).results();
        for (int i = 0; i < results.size(); i++) {
            writeResult(out, basket.code(i), results.get(i));
        }
        out.endArray().endObject();
    }

    private static void writeResult(JsonOut out, String code, Answer.Result result) {
        out.beginObject().field("code", code).field("verdict", result.verdict().text());
        if (result.soldAtMs() != Answer.Result.NOT_SOLD) {
            out.name("sold").beginObject().time("at", result.soldAtMs()).fieldIfTold("party", result.party()).endObject();
        }
        out.endObject();
    }
}
