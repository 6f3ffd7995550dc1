package suma.resolver.label;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import suma.resolver.http.Exchange;
import suma.resolver.http.MediaType;
import suma.resolver.http.Refusal;
import suma.resolver.http.ResponseStream;
import suma.resolver.symbol.SymbolException;

/** Streams a sheet of labels; symbols take a while to make, so other connections of the event loop get turns between. */
final class SheetDownload {
    private static final int LABELS_A_TURN = 8;

    private final Exchange exchange;
    private final LabelSheet sheet;
    private final List<Label> labels;
    private final ResponseStream stream;
    private int next;
    private boolean done;

    private SheetDownload(Exchange exchange, LabelSheet sheet, List<Label> labels) {
        this.exchange = exchange;
        this.sheet = sheet;
        this.labels = labels;
        stream = exchange.stream(200, MediaType.HTML);
    }

    /** Answers with the sheet, or refuses it when its first label cannot be made. */
    static void start(Exchange exchange, LabelSheet sheet, List<Label> labels) {
        if (!labels.isEmpty()) {
            try {
                sheet.cell(labels.get(0));
            } catch (SymbolException unfit) {
                throw Refusal.of(422, unfit.getMessage());
            }
        }
        new SheetDownload(exchange, sheet, labels).begin();
    }

    private void begin() {
        if (stream.headOnly()) {
            stream.end();
            return;
        }
        exchange.onGone(() -> done = true);
        exchange.onWritable(this::turn);
        write(sheet.head());
        turn();
    }

    private void turn() {
        if (done || !stream.writable()) {
            return;
        }
        int end = Math.min(labels.size(), next + LABELS_A_TURN);
        StringBuilder cells = new StringBuilder();
        while (next < end) {
            cells.append(cell(labels.get(next++)));
        }
        write(cells.toString());
        if (next == labels.size()) {
            finish();
        } else {
            stream.flush();
            exchange.yield(this::turn);
        }
    }

    private String cell(Label label) {
        try {
            return sheet.cell(label);
        } catch (SymbolException unfit) {
            return sheet.emptyCell(label, unfit.getMessage());
        }
    }

    private void finish() {
        done = true;
        write(sheet.foot());
        stream.end();
    }

    private void write(String html) {
        byte[] text = html.getBytes(UTF_8);
        stream.write(stream.buffer(text.length).writeBytes(text));
    }
}
