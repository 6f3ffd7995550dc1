package suma.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import suma.engine.catalog.Level;
import suma.engine.command.Answer;
import suma.engine.command.Command;
import suma.engine.command.IdempotencyKey;
import suma.engine.command.Outcome;
import suma.engine.command.Outcome.Accepted;
import suma.engine.command.Submission;
import suma.engine.journal.LogFrame;

/** Writes into an engine, and keeps outside of it what was acknowledged. */
final class PowerLoad {
    static final String UNIT = "unit";
    static final String CASE = "case";
    private static final int CALLER = 7;

    private final Bed bed;
    private final Random random;
    private final AtomicLong acknowledged;
    private final List<Order> orders = Collections.synchronizedList(new ArrayList<>());
    private final List<Packed> packed = new ArrayList<>();
    private final List<Sold> sold = new ArrayList<>();
    private final List<String> units = new ArrayList<>();
    private final List<String> cases = new ArrayList<>();
    private int foreign;

    /** An order of which its caller has heard, and the codes it was given. */
    record Order(long sequence, Submission submission, int batch, List<String> codes) {
    }

    /** A packing of which its caller has heard. */
    record Packed(long sequence, String parent, List<String> children) {
    }

    /** A code of which its seller has heard that it is sold, by this sale or one before. */
    record Sold(long sequence, String code) {
    }

    /** What must be there, and what was. */
    record Book(List<Order> orders, List<Packed> packed, List<Sold> sold, List<LogFrame> log) {
    }

    PowerLoad(Bed bed, Random random, AtomicLong acknowledged) {
        this.bed = bed;
        this.random = random;
        this.acknowledged = acknowledged;
    }

    Book run(int steps) {
        bed.put(Bed.drug(UNIT, 8112340, Level.UNIT));
        bed.put(Bed.drug(CASE, 8112341, Level.CASE));
        order(UNIT, 200);
        order(CASE, 20);
        for (int i = 0; i < steps; i++) {
            step();
        }
        return new Book(List.copyOf(orders), packed, sold, bed.engine.feed(0, Integer.MAX_VALUE));
    }

    private void step() {
        switch (random.nextInt(9)) {
            case 0 -> order(UNIT, 1 + random.nextInt(300));
            case 1 -> order(CASE, 1 + random.nextInt(10));
            case 2, 3 -> heard(submit(Bed.registration(UNIT, foreign(1 + random.nextInt(1500)))));
            case 4, 5 -> pack();
            case 6 -> many();
            case 7 -> sell();
            default -> manyWhileFilesAreWritten();
        }
    }

    private void order(String product, int quantity) {
        var submission = new Submission(Bed.ordering(product, quantity, Map.of()), CALLER, Optional.of(new IdempotencyKey("order " + orders.size(), quantity)));
        Accepted accepted = heard(submit(submission));
        int batch = ((Answer.Ordered) accepted.answer()).batch();
        List<String> codes = bed.codes(bed.engine.catalog().batch(batch).orElseThrow());
        orders.add(new Order(accepted.sequence(), submission, batch, codes));
        (product.equals(UNIT) ? units : cases).addAll(codes);
    }

    private String[] foreign(int count) {
        String[] codes = new String[count];
        for (int i = 0; i < count; i++) {
            codes[i] = "8112349" + String.format("%013d", foreign++);
        }
        return codes;
    }

    private void pack() {
        int count = Math.min(units.size(), 1 + random.nextInt(24));
        if (!cases.isEmpty() && count > 0) {
            String parent = cases.remove(cases.size() - 1);
            List<String> children = List.copyOf(units.subList(units.size() - count, units.size()));
            units.subList(units.size() - count, units.size()).clear();
            packed.add(new Packed(heard(submit(bed.pack(parent, children))).sequence(), parent, children));
        }
    }

    private void sell() {
        if (!packed.isEmpty()) {
            List<String> children = packed.get(random.nextInt(packed.size())).children();
            String code = children.get(random.nextInt(children.size()));
            sold.add(new Sold(heard(submit(bed.checkout("", code))).sequence(), code));
        }
    }

    private void many() {
        sendMany().forEach(PowerLoad::heard);
    }

    private void manyWhileFilesAreWritten() {
        List<CompletableFuture<Outcome>> sent = sendMany();
        bed.engine.compact();
        sent.forEach(PowerLoad::heard);
    }

    private List<CompletableFuture<Outcome>> sendMany() {
        List<CompletableFuture<Outcome>> sent = new ArrayList<>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            sent.add(submit(Bed.registration(UNIT, foreign(1 + random.nextInt(40)))));
        }
        return sent;
    }

    private CompletableFuture<Outcome> submit(Command command) {
        return submit(new Submission(command, CALLER, Optional.empty()));
    }

    private CompletableFuture<Outcome> submit(Submission submission) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        bed.engine.submit(submission, heard -> {
            if (heard instanceof Accepted accepted) {
                acknowledged.set(accepted.sequence());
            }
            outcome.complete(heard);
        });
        return outcome;
    }

    private static Accepted heard(CompletableFuture<Outcome> outcome) {
        if (outcome.join() instanceof Accepted accepted) {
            return accepted;
        }
        throw new AssertionError("expected an accepted command, actual " + outcome.join());
    }
}
