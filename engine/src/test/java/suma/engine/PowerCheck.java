package suma.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import suma.engine.PowerLoad.Book;
import suma.engine.PowerLoad.Order;
import suma.engine.PowerLoad.Packed;
import suma.engine.PowerLoad.Sold;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Verdict;
import suma.engine.command.Answer;
import suma.engine.command.Outcome;
import suma.engine.command.Outcome.Accepted;
import suma.engine.journal.LogFrame;

/** Opens a folder as the power cut left it, and compares it with the book that was kept outside. */
final class PowerCheck {
    private static final int CODES_ISSUED_AFTERWARDS = 300;

    private final EngineConfig config;
    private final Book book;
    private final long acknowledged;
    private final List<String> findings = new ArrayList<>();

    PowerCheck(EngineConfig config, Book book, long acknowledged) {
        this.config = config;
        this.book = book;
        this.acknowledged = acknowledged;
    }

    List<String> findings() {
        try (Bed bed = Bed.open(config)) {
            checkLog(bed);
            book.orders().stream().filter(order -> order.sequence() <= acknowledged).forEach(order -> check(bed, order));
            book.packed().stream().filter(pack -> pack.sequence() <= acknowledged).forEach(pack -> check(bed, pack));
            book.sold().stream().filter(sale -> sale.sequence() <= acknowledged).forEach(sale -> check(bed, sale));
            if (findings.isEmpty()) {
                goOn(bed);
            }
        } catch (EngineException | CorruptionException refused) {
            findings.add("not opened: " + refused.getMessage());
            return findings;
        }
        Bed.findings(config).forEach(finding -> findings.add("verify: " + finding));
        return findings;
    }

    private void checkLog(Bed bed) {
        if (bed.engine.sequence() < acknowledged) {
            findings.add("lost: acknowledged up to sequence " + acknowledged + ", found up to " + bed.engine.sequence());
        }
        List<LogFrame> found = bed.engine.feed(0, Integer.MAX_VALUE);
        for (int i = 0; i < found.size(); i++) {
            if (i >= book.log().size() || !Arrays.equals(found.get(i).bytes(), book.log().get(i).bytes())) {
                findings.add("frame at sequence " + found.get(i).first() + " is not the one that was written");
            }
        }
    }

    private void check(Bed bed, Order order) {
        List<String> codes = bed.engine.catalog().batch(order.batch()).map(bed::codes).orElse(List.of());
        if (!codes.equals(order.codes())) {
            findings.add("lost: batch " + order.batch() + " of " + order.codes().size() + " codes, found " + codes.size());
        }
    }

    private void check(Bed bed, Packed pack) {
        for (String child : pack.children()) {
            boolean leftSince = book.sold().stream().anyMatch(sale -> sale.code().equals(child));
            if (!bed.scan(child) || !leftSince && !pack.parent().equals(bed.parent(child))) {
                findings.add("lost: " + child + " was packed into " + pack.parent());
            }
        }
    }

    private void check(Bed bed, Sold sale) {
        if (bed.verdict(sale.code()) != Verdict.SOLD || !bed.parent(sale.code()).isEmpty()) {
            findings.add("lost: " + sale.code() + " was sold, found " + bed.verdict(sale.code()) + " in " + bed.parent(sale.code()));
        }
    }

    /** Retries are answered as before, and no code comes again. */
    private void goOn(Bed bed) {
        Set<String> given = new HashSet<>();
        for (Order order : book.orders()) {
            if (order.sequence() <= acknowledged) {
                given.addAll(order.codes());
                retry(bed, order);
            }
        }
        for (String product : List.of(PowerLoad.UNIT, PowerLoad.CASE)) {
            if (bed.engine.catalog().product(product).isPresent()) {
                Batch batch = bed.order(product, CODES_ISSUED_AFTERWARDS);
                bed.codes(batch).stream().filter(given::contains).forEach(code -> findings.add("issued twice: " + code));
            }
        }
    }

    private void retry(Bed bed, Order order) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        bed.engine.submit(order.submission(), outcome::complete);
        boolean same = outcome.join() instanceof Accepted again && again.replayed() && again.sequence() == order.sequence()
                && again.answer().equals(new Answer.Ordered(order.batch()));
        if (!same) {
            findings.add("retry of the order of batch " + order.batch() + ": expected its first answer, actual " + outcome.join());
        }
    }
}
