package suma.resolver.alert;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.List;
import java.util.Optional;
import suma.engine.Engine;
import suma.engine.alert.Alert;
import suma.engine.scan.Lookup;
import suma.resolver.call.FieldRules;
import suma.resolver.feed.FeedQuery;
import suma.resolver.feed.LiveStream;
import suma.resolver.http.Exchange;
import suma.resolver.json.JsonOut;
import suma.resolver.lookup.Scanner;
import suma.resolver.watch.AlertConfig;

/** What somebody should look at. */
public final class AlertCalls {
    private static final long LATEST = Long.MAX_VALUE;

    private final Engine engine;
    private final FastThreadLocal<Scanner> scanners;
    private final AlertConfig config;

    public AlertCalls(Engine engine, FastThreadLocal<Scanner> scanners, AlertConfig config) {
        this.engine = engine;
        this.scanners = scanners;
        this.config = config;
    }

    /** Newest first, before the alert that is the token; or oldest first from behind {@code after} on, for those who follow. */
    public void list(Exchange exchange) {
        int size = (int) exchange.request().query().number("pageSize", 1, FieldRules.LONGEST_PAGE, FieldRules.PAGE_SIZE);
        long before = exchange.request().query().number("pageToken", 1, LATEST, LATEST);
        Optional<String> after = exchange.request().query().text("after");
        List<Alert> alerts = after.isPresent() ? engine.alerts(exchange.request().query().number("after", 0, LATEST, 0), size)
                : engine.alertsBefore(before, size);
        if (after.isEmpty() && alerts.size() == size) {
            long last = alerts.get(size - 1).number();
            exchange.header("link", "</v1/alerts?pageSize=" + size + "&pageToken=" + last + ">; rel=\"next\"");
        }
        Scanner scanner = scanners.get();
        JsonOut out = scanner.json.clear().beginArray();
        alerts.stream().filter(alert -> config.tells(alert.rule())).forEach(alert -> write(out, alert, scanner.lookup));
        exchange.answer(200, out.endArray());
    }

    /** A line for each alert, and for each further one. */
    public void feed(Exchange exchange) {
        JsonOut lines = new JsonOut();
        AlertLines alerts = new AlertLines(engine, scanners, config, FeedQuery.after(exchange, "alert"), lines);
        new LiveStream(exchange, alerts, lines, FeedQuery.waitNs(exchange)).begin();
    }

    static void write(JsonOut out, Alert alert, Lookup lookup) {
        out.beginObject().field("alert", alert.number()).field("rule", alert.rule().text());
        writeSubject(out, alert.subject(), lookup);
        out.time("at", alert.atMs()).texts("evidence", alert.evidence()).endObject();
    }

    private static void writeSubject(JsonOut out, Alert.Subject subject, Lookup lookup) {
        if (subject instanceof Alert.OfCode code) {
            out.field("code", lookup.text(code.codeId()));
        } else if (subject instanceof Alert.OfText text) {
            out.fieldIfTold("code", text.text());
        } else if (subject instanceof Alert.OfProduct product) {
            out.field("product", product.product());
        } else if (subject instanceof Alert.OfParty party) {
            out.field("party", party.party());
        } else if (subject instanceof Alert.OfAddress address) {
            out.field("address", address.address());
        }
    }
}
