package suma.resolver.page;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.util.concurrent.FastThreadLocal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import suma.engine.Engine;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Party;
import suma.engine.scan.Finding;
import suma.resolver.http.Exchange;
import suma.resolver.http.MediaType;
import suma.resolver.http.Problem;
import suma.resolver.http.Refusal;
import suma.resolver.lookup.Scanner;
import suma.resolver.watch.ScanReports;

/** What is this code? Asked by anybody, answered as a page or as JSON, and remembered. */
public final class ScanCalls {
    /** The primary keys of GS1 Digital Links whose paths begin with them (URI Syntax 1.6, 4.3). */
    public static final List<String> LINK_KEYS = List.of("00", "01", "253", "255", "401", "402", "414", "417", "8003", "8004", "8006",
            "8010", "8013", "8017", "8018");
    private static final Map<String, String> TYPES = types();
    /** Any host will do: a link is read by what stands behind it. */
    private static final String LINK_STEM = "https://localhost";

    private final Engine engine;
    private final FastThreadLocal<Scanner> scanners;
    private final ScanMemory memory;
    private final ScanReports reports;
    private final ZoneId zone;

    public ScanCalls(Engine engine, FastThreadLocal<Scanner> scanners, ScanMemory memory, ScanReports reports) {
        this.engine = engine;
        this.scanners = scanners;
        this.memory = memory;
        this.reports = reports;
        zone = memory.zone();
    }

    private static Map<String, String> types() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("html", MediaType.HTML);
        types.put("json", MediaType.JSON);
        return types;
    }

    /** The code in the path. */
    public void code(Exchange exchange) {
        answer(exchange, exchange.request().parameterBytes(0));
    }

    /** The whole target is the link. */
    public void link(Exchange exchange) {
        answer(exchange, (LINK_STEM + exchange.request().target()).getBytes(StandardCharsets.UTF_8));
    }

    private void answer(Exchange exchange, byte[] text) {
        boolean json = exchange.request().wantedType(TYPES).equals(MediaType.JSON);
        exchange.header("vary", "accept");
        exchange.header("cache-control", "no-store");
        Scanner scanner = scanners.get();
        Finding finding = scanner.finding;
        scanner.lookup.find(text, 0, text.length, finding);
        scanner.tally.count(finding);
        scanner.tally.publish();
        if (isScan(exchange) && reports.concerns(finding)) {
            reports.add(finding, exchange.client());
        }
        if (!finding.isCode()) {
            refuse(exchange, text, finding.problem(), json);
            return;
        }
        PendingScans.Count pending = count(exchange, finding);
        long scans = finding.scans() + pending.scans();
        long firstMs = finding.scans() > 0 ? finding.firstScanMs() : pending.firstMs();
        if (json) {
            scanner.verdicts.write(scanner.json.clear(), finding, scans, firstMs);
            exchange.answer(200, scanner.json);
        } else {
            page(exchange, 200, page(finding, scans, firstMs));
        }
    }

    private PendingScans.Count count(Exchange exchange, Finding finding) {
        return finding.hasBatch() && isScan(exchange) ? memory.count(finding.codeId()) : PendingScans.NO_SCANS;
    }

    private static boolean isScan(Exchange exchange) {
        return exchange.request().method().equals(HttpMethod.GET);
    }

    private void refuse(Exchange exchange, byte[] text, String problem, boolean json) {
        String spoken = new String(text, StandardCharsets.UTF_8);
        if (json) {
            throw new Refusal(Problem.of(400, problem, List.of(new Problem.Part(spoken, "", problem))));
        }
        page(exchange, 400, new ScanPage(zone).begin(Seal.NO_CODE).fact("code", "内容", "Scanned", spoken).end(0, 0));
    }

    private static void page(Exchange exchange, int status, byte[] html) {
        exchange.header("content-security-policy", ScanPage.POLICY);
        exchange.header("x-content-type-options", "nosniff");
        exchange.header("referrer-policy", "no-referrer");
        exchange.answer(status, MediaType.HTML + "; charset=utf-8", html, 0, html.length);
    }

    private byte[] page(Finding finding, long scans, long firstMs) {
        ScanPage page = new ScanPage(zone).begin(Seal.of(finding.verdict()));
        if (finding.hasBatch()) {
            addBatch(page, finding.batch());
        }
        if (finding.sold()) {
            page.fact("", "售出时间", "Sold", page.time(finding.soldAtMs()));
            page.fact("", "销售者", "Seller", partyName(finding.soldParty()));
        }
        page.fact("code", "追溯码", "Code", new String(finding.code(), 0, finding.codeLength(), StandardCharsets.UTF_8));
        return page.end(scans, firstMs);
    }

    private void addBatch(ScanPage page, Batch batch) {
        page.fact("", "产品", "Product", batch.product().name())
                .fact("", "企业", "Company", partyName(batch.product().party()))
                .fact("", "批号", "Lot", batch.lot())
                .fact("", "生产日期", "Produced", date(batch.order().producedOn()))
                .fact("", "有效期至", "Expires", date(batch.expiresOn()));
    }

    private String partyName(String id) {
        return engine.catalog().party(id).map(Party::name).orElse(id);
    }

    private static String date(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }
}
