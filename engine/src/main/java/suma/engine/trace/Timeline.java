package suma.engine.trace;

import java.util.ArrayList;
import java.util.List;
import suma.engine.CodeId;

/**
 * What one code was directly in, over time. Fed in the order of recording: from the time on at which something happened it
 * stands, whatever was said before about times after that.
 */
final class Timeline {
    private final List<Step> steps = new ArrayList<>();

    private record Step(Moment from, long parent) {
    }

    /** From then on the code was in a parent, or in {@link CodeId#NONE}. */
    void add(Moment from, long parent) {
        while (!steps.isEmpty() && steps.get(steps.size() - 1).from.compareTo(from) >= 0) {
            steps.remove(steps.size() - 1);
        }
        steps.add(new Step(from, parent));
    }

    /** The times within {@code [since, until)} at which the code was in something, in order. */
    List<Inside> within(Moment since, Moment until, boolean direct) {
        List<Inside> found = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Moment from = Moment.later(since, steps.get(i).from);
            Moment to = Moment.earlier(until, i + 1 < steps.size() ? steps.get(i + 1).from : Moment.AFTER_ALL);
            if (steps.get(i).parent != CodeId.NONE && from.compareTo(to) < 0) {
                found.add(new Inside(steps.get(i).parent, direct, from, to));
            }
        }
        return found;
    }
}
