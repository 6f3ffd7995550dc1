package suma.resolver.label;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import suma.resolver.http.Exchange;
import suma.resolver.http.Query;
import suma.resolver.http.Refusal;
import suma.resolver.http.Route;
import suma.resolver.symbol.Symbology;

/** How labels are wanted, as a query says it. */
public final class LabelQuery {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,255}");

    private final String stem;

    /** @param stem scheme and host of the addresses in symbols; empty for those the caller used for this server */
    LabelQuery(String stem) {
        this.stem = stem;
    }

    private static Route.Draft parameters(Route.Draft draft) {
        return draft.query("symbology", "string", "one of " + String.join(", ", Symbology.texts())
                        + "; otherwise what the scheme's codes are usually printed as")
                .query("with", "string", "what a gs1-sgtin symbol holds of the batch: some of "
                        + String.join(",", BatchElement.texts()));
    }

    public static Route.Draft onePicture(Route.Draft draft) {
        return parameters(draft).query("scale", "integer", "dots a module of the symbol is wide, at most "
                + LabelStyle.LARGEST_SCALE);
    }

    public static Route.Draft sheet(Route.Draft draft) {
        return parameters(draft).query("offset", "integer", "position of the first code in print order")
                .query("limit", "integer", "how many labels, at most " + LabelSheet.MOST_LABELS)
                .query("columns", "integer", "labels beside each other, at most " + LabelSheet.MOST_COLUMNS);
    }

    LabelStyle read(Exchange exchange) {
        Query query = exchange.request().query();
        Optional<Symbology> symbology = query.text("symbology").map(LabelQuery::symbology);
        int scale = (int) query.number("scale", 1, LabelStyle.LARGEST_SCALE, LabelStyle.USUAL_SCALE);
        return new LabelStyle(symbology, with(query.text("with").orElse("")), scale, stem.isEmpty() ? asAsked(exchange) : stem);
    }

    private static Symbology symbology(String text) {
        return Symbology.of(text).orElseThrow(() -> Refusal.of(400, "symbology: expected one of "
                + Symbology.texts() + ", actual " + text));
    }

    private static Set<BatchElement> with(String list) {
        Set<BatchElement> elements = EnumSet.noneOf(BatchElement.class);
        Arrays.stream(list.split(",")).filter(text -> !text.isEmpty()).forEach(text -> elements.add(BatchElement.of(text)
                .orElseThrow(() -> Refusal.of(400, "with: expected some of " + BatchElement.texts() + ", actual " + text))));
        return elements;
    }

    private static String asAsked(Exchange exchange) {
        String host = exchange.request().header("host");
        if (!HOST.matcher(host).matches()) {
            throw Refusal.of(400, "Host: expected a name or address for the links in symbols, actual " + host);
        }
        return exchange.scheme() + host;
    }
}
