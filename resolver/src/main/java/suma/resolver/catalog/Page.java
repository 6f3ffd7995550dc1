package suma.resolver.catalog;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import suma.resolver.call.FieldRules;
import suma.resolver.http.Exchange;
import suma.resolver.http.Refusal;
import suma.resolver.json.JsonOut;
import suma.resolver.json.TextRule;

/** Answers a list in pages; the token of the next page is the id of the last entry of this one. */
public final class Page {
    public static final String SIZE = "pageSize";
    public static final String TOKEN = "pageToken";

    private Page() {
    }

    /** Where one kind of entry comes from and how it is written. */
    public record Source<T>(String listName, BiFunction<String, Integer, List<T>> after, Function<T, String> id, Writer<T> writer) {
    }

    public interface Writer<T> {
        void write(JsonOut out, T entry);
    }

    public static <T> void answer(Exchange exchange, Source<T> source) {
        int size = (int) exchange.request().query().number(SIZE, 1, FieldRules.LONGEST_PAGE, FieldRules.PAGE_SIZE);
        String token = exchange.request().query().text(TOKEN).orElse("");
        if (!token.isEmpty() && !FieldRules.ID.problem(token).equals(TextRule.FINE)) {
            throw Refusal.of(400, TOKEN + ": expected a token of an earlier page, actual " + TextRule.quoted(token));
        }
        List<T> entries = source.after().apply(token, size + 1);
        JsonOut out = new JsonOut().beginObject().name(source.listName()).beginArray();
        entries.stream().limit(size).forEach(entry -> source.writer().write(out, entry));
        out.endArray();
        if (entries.size() > size) {
            out.field("nextPageToken", source.id().apply(entries.get(size - 1)));
        }
        exchange.answer(200, out.endObject());
    }
}
