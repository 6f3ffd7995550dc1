package suma.resolver.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayList;
import java.util.List;
import suma.engine.Engine;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Party;
import suma.engine.scan.CodeChunk;
import suma.engine.scan.CodeCursor;
import suma.engine.scan.Finding;
import suma.engine.scan.Verdict;
import suma.resolver.http.Exchange;
import suma.resolver.http.MediaType;
import suma.resolver.http.Problem;
import suma.resolver.http.Refusal;
import suma.resolver.label.Drawing;
import suma.resolver.label.Label;
import suma.resolver.label.LabelException;
import suma.resolver.label.LabelSheet;
import suma.resolver.label.LabelStyle;
import suma.resolver.label.PngWriter;
import suma.resolver.label.SvgWriter;

/** Labels to print, one by one and for batches. */
final class LabelCalls {
    private static final String SVG = ".svg";
    private static final String PNG = ".png";

    private final Engine engine;
    private final FastThreadLocal<Scanner> scanners;
    private final LabelQuery query;

    /** @param stem scheme and host of the addresses in symbols; empty for those the caller used for this server */
    LabelCalls(Engine engine, FastThreadLocal<Scanner> scanners, String stem) {
        this.engine = engine;
        this.scanners = scanners;
        this.query = new LabelQuery(stem);
    }

    /** Answers for a path segment of code, dot and form. */
    void get(Exchange exchange) {
        byte[] segment = exchange.parameterBytes(0);
        String form = new String(segment, Math.max(0, segment.length - SVG.length()), Math.min(segment.length, SVG.length()), UTF_8);
        if (!form.equals(SVG) && !form.equals(PNG)) {
            throw Refusal.of(404, "expected a path that ends with .svg or .png, actual " + exchange.path());
        }
        LabelStyle style = query.read(exchange);
        Label label = label(segment, segment.length - form.length());
        byte[] picture = picture(label, style, form);
        exchange.answer(200, form.equals(SVG) ? MediaType.SVG : MediaType.PNG, picture, 0, picture.length);
    }

    private static byte[] picture(Label label, LabelStyle style, String form) {
        try {
            Drawing drawing = Drawing.of(label, style);
            return form.equals(SVG) ? SvgWriter.write(drawing).getBytes(UTF_8) : PngWriter.write(drawing);
        } catch (LabelException unfit) {
            throw Refusal.of(422, unfit.getMessage());
        }
    }

    private Label label(byte[] text, int length) {
        Scanner scanner = scanners.get();
        Finding finding = scanner.finding;
        String spoken = new String(text, 0, length, UTF_8);
        if (!scanner.lookup.find(text, 0, length, finding)) {
            throw refusal(400, spoken, finding.problem());
        }
        if (!finding.hasBatch()) {
            throw refusal(404, spoken, "no label for a code that is " + finding.verdict().text());
        }
        if (!printable(finding)) {
            throw refusal(409, spoken, "no label for a code that is " + finding.verdict().text());
        }
        return label(finding);
    }

    private static Refusal refusal(int status, String spoken, String reason) {
        return new Refusal(Problem.of(status, reason, List.of(new Problem.Part(spoken, "", reason))));
    }

    private static boolean printable(Finding finding) {
        return finding.hasBatch() && finding.verdict() != Verdict.VOIDED && finding.verdict() != Verdict.DESTROYED;
    }

    private Label label(Finding finding) {
        Batch batch = finding.batch();
        String holder = engine.catalog().party(batch.product().party()).map(Party::name).orElse("");
        return new Label(finding.scheme(), new String(finding.code(), 0, finding.codeLength(), UTF_8), batch, holder);
    }

    void sheet(Exchange exchange) {
        String id = exchange.parameter(0);
        Batch batch = engine.catalog().batch(id).orElseThrow(() -> Refusal.of(404, "no such batch: " + id));
        long offset = exchange.query().number("offset", 0, Long.MAX_VALUE, 0);
        long limit = exchange.query().number("limit", 1, LabelSheet.MOST_LABELS, LabelSheet.USUAL_LABELS);
        int columns = (int) exchange.query().number("columns", 1, LabelSheet.MOST_COLUMNS, LabelSheet.USUAL_COLUMNS);
        LabelSheet sheet = new LabelSheet(batch, query.read(exchange), columns);
        long from = Math.min(offset, batch.quantity());
        SheetDownload.start(exchange, sheet, labels(batch, from, Math.min(limit, batch.quantity() - from)));
    }

    /** The labels of a range of a batch, without those that are not to be printed any more. */
    private List<Label> labels(Batch batch, long from, long count) {
        Scanner scanner = scanners.get();
        List<Label> labels = new ArrayList<>();
        CodeChunk chunk = new CodeChunk();
        try (CodeCursor cursor = engine.codesOf(batch, from, count)) {
            while (cursor.next(chunk)) {
                for (int i = 0; i < chunk.count(); i++) {
                    int start = chunk.start(i);
                    if (scanner.lookup.find(chunk.text(), start, chunk.end(i) - start, scanner.finding) && printable(scanner.finding)) {
                        labels.add(label(scanner.finding));
                    }
                }
            }
        }
        return labels;
    }
}
