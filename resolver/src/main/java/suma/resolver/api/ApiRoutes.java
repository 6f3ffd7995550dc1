package suma.resolver.api;

import static suma.resolver.http.MediaType.CSV;
import static suma.resolver.http.MediaType.HTML;
import static suma.resolver.http.MediaType.JSON;
import static suma.resolver.http.MediaType.NDJSON;
import static suma.resolver.http.MediaType.PNG;
import static suma.resolver.http.MediaType.SVG;
import static suma.resolver.http.MediaType.TEXT;
import static suma.resolver.http.Route.delete;
import static suma.resolver.http.Route.get;
import static suma.resolver.http.Route.post;
import static suma.resolver.http.Route.put;
import static suma.resolver.key.Role.INSPECTOR;
import static suma.resolver.key.Role.LINE;
import static suma.resolver.key.Role.POS;
import static suma.resolver.key.Role.TRADE;

import io.netty.util.concurrent.FastThreadLocal;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.ArrayList;
import java.util.List;
import suma.engine.Engine;
import suma.engine.code.Schemes;
import suma.resolver.alert.AlertCalls;
import suma.resolver.audit.AuditCalls;
import suma.resolver.backup.BackupCalls;
import suma.resolver.batch.BatchCalls;
import suma.resolver.batch.RegistrationCalls;
import suma.resolver.call.CommandDesk;
import suma.resolver.call.FieldRules;
import suma.resolver.catalog.Page;
import suma.resolver.catalog.PartyCalls;
import suma.resolver.catalog.ProductCalls;
import suma.resolver.checkout.CheckoutCalls;
import suma.resolver.event.EventCalls;
import suma.resolver.feed.FeedCalls;
import suma.resolver.http.OpenApi;
import suma.resolver.http.Query;
import suma.resolver.http.Route;
import suma.resolver.json.JsonOut;
import suma.resolver.label.LabelCalls;
import suma.resolver.label.LabelQuery;
import suma.resolver.lookup.CodeCalls;
import suma.resolver.lookup.CodeExpress;
import suma.resolver.lookup.ParseCalls;
import suma.resolver.lookup.Scanner;
import suma.resolver.page.ScanCalls;
import suma.resolver.recall.RecallCalls;
import suma.resolver.trace.TraceCalls;

/** The table of all calls: the server dispatches by it, and its description is made of it. */
public final class ApiRoutes {
    private final PartyCalls parties;
    private final ProductCalls products;
    private final BatchCalls batches;
    private final RegistrationCalls registrations;
    private final EventCalls events;
    private final CodeCalls codes;
    private final CodeExpress express;
    private final TraceCalls traces;
    private final CheckoutCalls checkouts;
    private final FeedCalls feed;
    private final ScanCalls scans;
    private final ParseCalls parsing;
    private final LabelCalls labels;
    private final RecallCalls recalls;
    private final AlertCalls alerts;
    private final BackupCalls backups;
    private final AuditCalls audit;
    private final ServerCalls server;
    private final List<Route> routes = new ArrayList<>();
    private final byte[] description;

    /** @param stem scheme and host of the addresses on labels; empty for those a caller used for this server */
    public ApiRoutes(Engine engine, FastThreadLocal<Scanner> scanners, Schemes schemes, PrometheusRegistry metrics, String stem,
                     ScanCalls scans, AlertCalls alerts, BackupCalls backups, AuditCalls audit) {
        CommandDesk desk = new CommandDesk(engine);
        parties = new PartyCalls(desk);
        products = new ProductCalls(desk, schemes);
        batches = new BatchCalls(desk, schemes);
        registrations = new RegistrationCalls(desk, scanners);
        events = new EventCalls(desk, scanners);
        codes = new CodeCalls(engine, scanners);
        traces = new TraceCalls(engine, scanners);
        feed = new FeedCalls(engine, scanners);
        express = new CodeExpress(scanners);
        checkouts = new CheckoutCalls(desk, scanners);
        this.scans = scans;
        parsing = new ParseCalls(schemes);
        labels = new LabelCalls(engine, scanners, stem);
        recalls = new RecallCalls(desk, scanners);
        this.alerts = alerts;
        this.backups = backups;
        this.audit = audit;
        server = new ServerCalls(engine, metrics);
        addCatalog();
        addBatches();
        addCodes();
        addPublicScans();
        addLabels();
        addRecalls();
        addAudit();
        addServer();
        JsonOut json = OpenApi.describe(routes, new String(ServerCalls.resource("components.json"),
                java.nio.charset.StandardCharsets.UTF_8));
        description = json.toBytes();
    }

    public List<Route> routes() {
        return List.copyOf(routes);
    }

    private void addCatalog() {
        routes.add(put("/v1/parties/{id}").takes(JSON, "Party").gives(200, JSON, "Party").gives(201, JSON, "Party")
                .refuses(409, 422).to("Store a company or place", parties::put));
        routes.add(get("/v1/parties/{id}").by(LINE, TRADE, INSPECTOR).gives(200, JSON, "Party").refuses(404)
                .to("A company or place", parties::get));
        routes.add(paged(get("/v1/parties")).by(LINE, TRADE, INSPECTOR).gives(200, JSON, "Parties")
                .to("All companies and places", parties::list));
        routes.add(put("/v1/products/{id}").takes(JSON, "Product").gives(200, JSON, "Product").gives(201, JSON, "Product")
                .refuses(404, 409, 422).to("Store a product", products::put));
        routes.add(get("/v1/products/{id}").by(LINE, TRADE, INSPECTOR).gives(200, JSON, "Product").refuses(404)
                .to("A product", products::get));
        routes.add(paged(get("/v1/products")).by(LINE, TRADE, INSPECTOR).gives(200, JSON, "Products")
                .to("All products", products::list));
    }

    private static Route.Draft paged(Route.Draft draft) {
        return draft.query(Page.SIZE, "integer", "entries a page, at most " + FieldRules.LONGEST_PAGE)
                .query(Page.TOKEN, "string", "nextPageToken of the page before");
    }

    private void addBatches() {
        routes.add(post("/v1/batches").by(LINE).takes(JSON, "Order").gives(201, JSON, "Batch").refuses(404, 409, 422)
                .to("Order codes", batches::order));
        routes.add(get("/v1/batches/{id}").by(LINE, TRADE, INSPECTOR).gives(200, JSON, "Batch").refuses(404)
                .to("The record of a batch", batches::get));
        routes.add(listing(get("/v1/batches/{id}/codes").by(LINE, INSPECTOR)
                .query("offset", "integer", "position of the first code in print order")
                .query("limit", "integer", "how many codes")).refuses(404)
                .to("The codes of a batch in print order", batches::codes));
        routes.add(post("/v1/batches/{id}/void").by(LINE).gives(200, JSON, "Voided").refuses(404, 409, 413, 408, 415, 422)
                .to("Void what is not yet commissioned", batches::voidRest));
        routes.add(post("/v1/registrations").by(LINE, TRADE).takes(JSON, "Registration").takes(TEXT, "").takes(CSV, "")
                .query("product", "string", "for a streamed body").query("lot", "string", "for a streamed body")
                .query("producedOn", "string", "for a streamed body").query("expiresOn", "string", "for a streamed body")
                .gives(201, JSON, "Registered").refuses(404, 409, 422)
                .to("Register codes that others issued", registrations::post));
    }

    /** A long list of codes, in any of its forms. */
    private static Route.Draft listing(Route.Draft draft) {
        return draft.query("format", "string", "text, csv or ndjson; goes before Accept")
                .gives(200, TEXT, "").gives(200, CSV, "").gives(200, NDJSON, "Code").refuses(406);
    }

    private void addCodes() {
        routes.add(post("/v1/events").by(LINE, TRADE, INSPECTOR).takes(JSON, "Events").takes(NDJSON, "Event").gives(200, JSON, "Accepted")
                .gives(200, NDJSON, "EventResult").refuses(404, 409, 422).to("Report what happened to codes", events::post));
        routes.add(get("/v1/codes/{code}").byAnyKey().express(express).gives(200, JSON, "Verdict").to("What is this code?", codes::get));
        routes.add(listing(get("/v1/codes/{code}/contents").by(LINE, TRADE, INSPECTOR)
                .query("level", "string", "only contents of this pack level")
                .query("at", "string", "a time to look back to")).refuses(404)
                .to("All that a code holds, now or at a past time", codes::contents));
        routes.add(TraceCalls.limited(get("/v1/codes/{code}/trace").by(LINE, TRADE, INSPECTOR)).gives(200, JSON, "Trace").refuses(404)
                .to("Where a code came from, where it went, and who answered for it", traces::get));
        routes.add(TraceCalls.limited(get("/v1/lots/{product}/{lot}/trace").by(LINE, TRADE, INSPECTOR)).gives(200, JSON, "LotTrace").refuses(404)
                .to("Where a lot came from and where it went", traces::lot));
        routes.add(get("/v1/feed").by(INSPECTOR).query("after", "integer", "the last sequence that is known, 0 for none; required")
                .query("form", "string", "log for the log's own bytes, which another engine can follow exactly")
                .query("wait", "integer", "seconds to wait for further records; without it the answer has no end")
                .gives(200, NDJSON, "FeedRecord").to("Every accepted record in order", feed::get));
        routes.add(post("/v1/resolve").byAnyKey().takes(JSON, "Basket").gives(200, JSON, "Verdicts")
                .to("What are these codes?", codes::resolve));
        routes.add(post("/v1/checkouts").by(POS).takes(JSON, "Checkout").gives(200, JSON, "CheckedOut").refuses(404, 409, 422)
                .to("Sell what may be sold of these codes", checkouts::post));
        routes.add(delete("/v1/checkouts/{id}").by(POS).query("party", "string", "who sold").gives(200, JSON, "Undone")
                .refuses(404, 409, 413, 408, 415, 422).to("Take a sale back", checkouts::undo));
        routes.add(post("/v1/parse").byAnyKey().takes(JSON, "Text").gives(200, JSON, "Reading")
                .to("How is this text read?", parsing::parse));
    }

    private void addPublicScans() {
        routes.add(answered(get("/c/{code}").query("format", "string", "html or json; goes before Accept"))
                .to("What is this code? Needs no key; the page a label leads to", scans::code));
        for (String key : ScanCalls.LINK_KEYS) {
            routes.add(answered(get("/" + key + "/{link...}").query(Query.ANY, "string", "data attributes and other parameters of the link"))
                    .to("A GS1 Digital Link, answered as /c is", scans::link));
        }
    }

    private static Route.Draft answered(Route.Draft draft) {
        return draft.publicly().gives(200, HTML, "").gives(200, JSON, "Verdict").gives(400, HTML, "").refuses(406);
    }

    private void addLabels() {
        routes.add(LabelQuery.onePicture(get("/v1/labels/{code}.{form}").by(LINE, TRADE, INSPECTOR))
                .gives(200, SVG, "").gives(200, PNG, "").refuses(404, 409, 422)
                .to("A printable symbol of a code, as svg or png", labels::get));
        routes.add(LabelQuery.sheet(get("/v1/batches/{id}/labels").by(LINE, INSPECTOR)).gives(200, HTML, "").refuses(404, 422)
                .to("A sheet of labels to print on A4", labels::sheet));
    }

    private void addRecalls() {
        routes.add(post("/v1/recalls").by(INSPECTOR).takes(JSON, "RecallRequest").gives(201, JSON, "Recall").refuses(404, 409, 422)
                .to("Recall codes", recalls::post));
        routes.add(paged(get("/v1/recalls").by(INSPECTOR)).gives(200, JSON, "Recalls").to("All recalls", recalls::list));
        routes.add(get("/v1/recalls/{id}").by(INSPECTOR).gives(200, JSON, "Recall").refuses(404)
                .to("A recall, and what has become of what it covers", recalls::get));
        routes.add(listing(get("/v1/recalls/{id}/codes").by(INSPECTOR)
                .query("party", "string", "only what this party has or has sold; empty for those of whom it is not known")).refuses(404)
                .to("The codes that a recall covers", recalls::codes));
        routes.add(delete("/v1/recalls/{id}").by(INSPECTOR).gives(200, JSON, "Lifted").refuses(404, 409, 413, 408, 415, 422)
                .to("Lift a recall", recalls::lift));
        routes.add(get("/v1/alerts").by(INSPECTOR).query("pageSize", "integer", "alerts a page, at most " + FieldRules.LONGEST_PAGE)
                .query("pageToken", "integer", "number of the last alert of the page before; newest come first")
                .query("after", "integer", "instead: the alerts behind this number, oldest first").gives(200, JSON, "Alerts")
                .to("What somebody should look at", alerts::list));
        routes.add(get("/v1/alerts/feed").by(INSPECTOR).query("after", "integer", "number of the last alert that is known, 0 for none; required")
                .query("wait", "integer", "seconds to wait for further alerts; without it the answer has no end")
                .gives(200, NDJSON, "Alert").to("Every alert in order, and every further one", alerts::feed));
    }

    private void addAudit() {
        routes.add(AuditCalls.limited(get("/v1/audit").by(INSPECTOR).query("code", "string", "only what befell this code, from its order on, and the recall in force"))
                .gives(200, NDJSON, "FeedRecord").refuses(404).to("Who did what, with which key, from where and when", audit::records));
        routes.add(AuditCalls.limited(get("/v1/audit/refusals").by(INSPECTOR)).gives(200, NDJSON, "RefusedCalls")
                .to("Calls of those who were not let in, of which a bounded number is remembered", audit::refusals));
        routes.add(get("/v1/keys").by(INSPECTOR).gives(200, JSON, "Keys").to("All keys that were ever given, and by whom", audit::keys));
    }

    private void addServer() {
        routes.add(post("/v1/backups").gives(201, JSON, "Backup").refuses(409, 413, 408, 415, 422)
                .to("Make a backup in the configured folder", backups::post));
        routes.add(get("/healthz").byAnybody().gives(200, JSON, "Health").to("Is the process alive?", server::health));
        routes.add(get("/readyz").byAnybody().gives(200, JSON, "Health").to("Are commands taken?", server::ready));
        routes.add(get("/metrics").byAnybody().gives(200, TEXT, "").to("Prometheus metrics", server::metrics));
        routes.add(get("/openapi.json").byAnybody().gives(200, JSON, "").to("This description",
                exchange -> exchange.answer(200, JSON, description, 0, description.length)));
        routes.add(get("/docs").byAnybody().gives(200, HTML, "").to("This description, to browse", server::docs));
    }
}
