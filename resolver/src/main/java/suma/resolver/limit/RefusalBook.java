package suma.resolver.limit;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Refused calls of one kind of callers: those of the present minute, counted together where they are alike, and before them a bounded number
 * that is also in a {@link RefusalFile}. What there is no room for is counted. Guarded by itself.
 */
final class RefusalBook {
    private final RefusalFile file;
    private final int mostAMinute;
    private final Map<Alike, RefusedCalls> present = new LinkedHashMap<>();
    private final ArrayDeque<RefusedCalls> past;

    private record Alike(Refused why, RefusedCalls.Who who, String what) {
    }

    /** @param mostAMinute entries that one minute may add, beside one for each reason */
    RefusalBook(RefusalFile file, int mostAMinute) throws IOException {
        this.file = file;
        this.mostAMinute = mostAMinute;
        past = new ArrayDeque<>(file.read());
    }

    synchronized void add(Refused why, RefusedCalls.Who who, String what, Instant now) {
        Alike alike = new Alike(why, who, what);
        boolean room = present.size() < mostAMinute || present.containsKey(alike);
        Alike place = room ? alike : new Alike(why, RefusedCalls.Who.OTHERS, "");
        RefusedCalls known = present.get(place);
        present.put(place, known == null ? new RefusedCalls(why, place.who, place.what, now, now, 1) : known.again(now));
    }

    /** Ends the present minute. */
    synchronized void turn() throws IOException {
        List<RefusedCalls> over = List.copyOf(present.values());
        present.clear();
        past.addAll(over);
        while (past.size() > RefusalFile.MOST_LINES) {
            past.poll();
        }
        file.append(over);
    }

    synchronized List<RefusedCalls> all() {
        List<RefusedCalls> all = new ArrayList<>(past);
        all.addAll(present.values());
        return all;
    }
}
