package suma.resolver.label;

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
import suma.engine.catalog.Verdict;
import suma.resolver.http.Exchange;
import suma.resolver.http.MediaType;
import suma.resolver.http.Problem;
import suma.resolver.http.Query;
import suma.resolver.http.Refusal;
import suma.resolver.lookup.Scanner;
import suma.resolver.symbol.Drawing;
import suma.resolver.symbol.PngWriter;
import suma.resolver.symbol.SvgWriter;
import suma.resolver.symbol.SymbolException;

/** Labels to print, one by one and for batches. */
public final class LabelCalls {
    private static final String SVG = ".svg";
    private static final String PNG = ".png";

    private final Engine engine;
    private final FastThreadLocal<Scanner> scanners;
    private final LabelQuery query;

    /** @param stem scheme and host of the addresses in symbols; empty for those the caller used for this server */
    public LabelCalls(Engine engine, FastThreadLocal<Scanner> scanners, String stem) {
        this.engine = engine;
        this.scanners = scanners;
        this.query = new LabelQuery(stem);
    }

    /** Answers for a path segment of code, dot and form. */
    public void get(Exchange exchange) {
        byte[] segment = exchange.request().parameterBytes(0);
        int dot = Math.max(0, segment.length - SVG.length());
        String form = new String(segment, dot, segment.length - dot, UTF_8);
        if (!form.equals(SVG) && !form.equals(PNG)) {
            throw Refusal.of(404, "expected a path that ends with .svg or .png, actual " + new String(segment, UTF_8));
        }
        LabelStyle style = query.read(exchange);
        Label label = label(segment, dot);
        byte[] picture = picture(label, style, form);
        exchange.answer(200, form.equals(SVG) ? MediaType.SVG : MediaType.PNG, picture, 0, picture.length);
    }

    private static byte[] picture(Label label, LabelStyle style, String form) {
        try {
            Drawing drawing = LabelDrawing.of(label, style);
            return form.equals(SVG) ? SvgWriter.write(drawing).getBytes(UTF_8) : PngWriter.write(drawing);
        } catch (SymbolException unfit) {
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

    public void sheet(Exchange exchange) {
        String id = exchange.request().parameter(0);
        Batch batch = engine.catalog().batch(id).orElseThrow(() -> Refusal.of(404, "no such batch: " + id));
        Query asked = exchange.request().query();
        long from = Math.min(asked.number("offset", 0, Long.MAX_VALUE, 0), batch.quantity());
        long limit = asked.number("limit", 1, LabelSheet.MOST_LABELS, LabelSheet.USUAL_LABELS);
        int columns = (int) asked.number("columns", 1, LabelSheet.MOST_COLUMNS, LabelSheet.USUAL_COLUMNS);
        LabelSheet sheet = new LabelSheet(batch, query.read(exchange), columns);
        SheetDownload.start(exchange, sheet, labels(batch, from, Math.min(limit, batch.quantity() - from)));
    }

    /** The labels of a range of a batch, without those that are not to be printed any more. */
    private List<Label> labels(Batch batch, long from, long count) {
        List<Label> labels = new ArrayList<>();
        CodeChunk chunk = new CodeChunk();
        try (CodeCursor cursor = engine.codesOf(batch, from, count)) {
            while (cursor.next(chunk)) {
                addLabels(chunk, labels);
            }
        }
        return labels;
    }

    private void addLabels(CodeChunk chunk, List<Label> labels) {
        Scanner scanner = scanners.get();
        for (int i = 0; i < chunk.count(); i++) {
            int start = chunk.start(i);
            boolean found = scanner.lookup.find(chunk.text(), start, chunk.end(i) - start, scanner.finding);
            if (found && printable(scanner.finding)) {
                labels.add(label(scanner.finding));
            }
        }
    }
}
