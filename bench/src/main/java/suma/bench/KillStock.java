package suma.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The goods of one line: fresh codes, loose units, packed boxes. What is taken is the taker's. */
final class KillStock {
    private static final int MOST_BOXES = 400;

    private final Random random;
    private final Roll units = new Roll();
    private final Roll cases = new Roll();
    private final Deque<KillCode> loose = new ArrayDeque<>();
    private final List<Box> boxes = new ArrayList<>();
    private final Deque<KillBatch> young = new ArrayDeque<>();

    /** A parent and what it holds. */
    record Box(KillCode parent, List<KillCode> children) {
    }

    /** Fresh codes in print order. */
    private static final class Roll {
        private final Deque<KillBatch> batches = new ArrayDeque<>();
        private int next;
        private int left;

        void add(KillBatch batch) {
            batches.add(batch);
            left += batch.quantity();
        }

        KillCode take() {
            KillCode code = new KillCode(batches.element(), next++);
            left--;
            if (next == batches.element().quantity()) {
                batches.remove();
                next = 0;
            }
            return code;
        }
    }

    KillStock(Random random) {
        this.random = random;
    }

    void addUnits(KillBatch batch) {
        units.add(batch);
    }

    void addCases(KillBatch batch) {
        cases.add(batch);
    }

    int freshUnits() {
        return units.left;
    }

    int freshCases() {
        return cases.left;
    }

    List<KillCode> takeFresh(int count) {
        return IntStream.range(0, count).mapToObj(i -> units.take()).toList();
    }

    /** A box of units: now and then loose ones, else fresh ones. */
    Box takeBox(int children) {
        KillCode parent = cases.take();
        boolean again = loose.size() >= children && random.nextBoolean();
        return new Box(parent, again ? IntStream.range(0, children).mapToObj(i -> loose.poll()).toList() : takeFresh(children));
    }

    boolean hasLoose() {
        return !loose.isEmpty();
    }

    /** So many loose units, or all there are. */
    List<KillCode> takeLoose(int most) {
        return IntStream.range(0, Math.min(most, loose.size())).mapToObj(i -> loose.poll()).toList();
    }

    void addLoose(List<KillCode> codes) {
        loose.addAll(codes);
    }

    /** Keeps a packed box for unpacking; one of the others is shipped where there are many. */
    void addBox(Box box) {
        if (boxes.size() < MOST_BOXES) {
            boxes.add(box);
        } else {
            boxes.set(random.nextInt(MOST_BOXES), box);
        }
    }

    boolean hasYoung() {
        return !young.isEmpty();
    }

    /** The small batch that was left alone for longest. */
    KillBatch takeYoung() {
        return young.remove();
    }

    void addYoung(KillBatch batch) {
        young.add(batch);
    }

    boolean hasBoxes() {
        return !boxes.isEmpty();
    }

    Box takePacked() {
        int at = random.nextInt(boxes.size());
        Box box = boxes.get(at);
        Box last = boxes.remove(boxes.size() - 1);
        if (at < boxes.size()) {
            boxes.set(at, last);
        }
        return box;
    }
}
