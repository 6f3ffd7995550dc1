package suma.engine.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import suma.engine.CodeId;
import suma.engine.history.Happening;
import suma.engine.history.Happening.Departure;
import suma.engine.history.Stamp;

/** Takes codes out of what they are in, and lets both sides remember it. Their words are the caller's. Writer's thread only. */
final class Leaving {
    private final Contents contents;
    private final Past past;

    Leaving(Contents contents, Past past) {
        this.contents = contents;
        this.past = past;
    }

    /**
     * The same befalls all these codes, which rise, and some leave a parent by it.
     *
     * @param parents what {@code rising[i]} leaves, or {@link CodeId#NONE}
     */
    void befall(long[] rising, long[] parents, Happening what) {
        Stamp until = Stamp.of(what);
        List<Optional<Departure>> left = new ArrayList<>(rising.length);
        for (int begin = 0, end; begin < rising.length; begin = end) {
            end = begin + 1;
            while (end < rising.length && rising[end] == rising[end - 1] + 1 && parents[end] == parents[begin]) {
                end++;
            }
            if (parents[begin] == CodeId.NONE) {
                left.addAll(Collections.nCopies(end - begin, Optional.empty()));
            } else {
                leave(parents[begin], rising[begin], rising[end - 1] + 1, until, left);
            }
        }
        past.befell(rising, left, what);
    }

    private void leave(long parent, long first, long end, Stamp until, List<Optional<Departure>> left) {
        contents.remove(parent, first, end, until, stay ->
                left.addAll(Collections.nCopies((int) stay.count(), Optional.of(new Departure(parent, stay.since())))));
    }
}
