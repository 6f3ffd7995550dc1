package suma.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What of the book is held against the server after a restart: everything, or the last cycle's and some of the older. */
final class KillSample {
    private static final int OLDER_BATCHES = 4;
    private static final int PARENTS = 40;
    private static final int MOST_PARENTS = 1500;
    private static final int RETRIES_A_LINE = 5;

    private final KillBook book;
    private final List<KillLine> lines;
    private final Random random;
    private final boolean all;

    KillSample(KillBook book, List<KillLine> lines, Random random, boolean all) {
        this.book = book;
        this.lines = lines;
        this.random = random;
        this.all = all;
    }

    void compare(KillInspection inspection) throws IOException {
        List<KillBatch> known = book.batches();
        List<KillBatch> chosen = all ? known : chosen(known);
        inspection.compare(chosen);
        inspection.compareContents(known, parents(chosen));
        inspection.askAgain(retries());
    }

    private List<KillBatch> chosen(List<KillBatch> known) {
        Stream<KillBatch> recent = known.stream().filter(batch -> batch.lastCycle() == book.cycle());
        Stream<KillBatch> older = some(known.stream().filter(batch -> batch.lastCycle() < book.cycle()).toList(), OLDER_BATCHES).stream();
        return Stream.concat(recent, older).toList();
    }

    /** Packed and emptied parents; those never packed hold nothing and are left out. */
    private List<KillCode> parents(List<KillBatch> chosen) {
        List<KillCode> parents = chosen.stream().filter(batch -> batch.product().equals(KillPlan.CASE))
                .flatMap(batch -> IntStream.range(0, batch.quantity()).mapToObj(i -> new KillCode(batch, i)))
                .filter(code -> !code.standing().equals(KillStanding.ISSUED)).toList();
        return some(parents, all ? MOST_PARENTS : PARENTS);
    }

    private List<KillJob> retries() {
        return lines.stream().flatMap(line -> (all ? line.remembered() : some(line.remembered(), RETRIES_A_LINE)).stream()).toList();
    }

    private <T> List<T> some(List<T> of, int most) {
        List<T> shuffled = new ArrayList<>(of);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(most, shuffled.size()));
    }
}
