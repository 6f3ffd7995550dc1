package suma.engine.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import suma.engine.CodeId;
import suma.engine.history.Happening;
import suma.engine.history.Happening.Departure;

/** The codes that one event moves on their own, and what each left by it. Writer's thread only. */
final class Departures {
    private final Past past;
    private final List<Moved> moved = new ArrayList<>();
    private long last = CodeId.NONE;

    private record Moved(long codeId, Optional<Departure> left) {
    }

    Departures(Past past) {
        this.past = past;
    }

    void begin() {
        moved.clear();
        last = CodeId.NONE;
    }

    void left(long codeId, Departure departure) {
        last = codeId;
        moved.add(new Moved(codeId, Optional.of(departure)));
    }

    /** A code that left nothing; told again at once, it counts once. */
    void stayed(long codeId) {
        if (codeId != last) {
            last = codeId;
            moved.add(new Moved(codeId, Optional.empty()));
        }
    }

    void remember(Happening what) {
        moved.sort(Comparator.comparingLong(Moved::codeId));
        past.befell(moved.stream().mapToLong(Moved::codeId).toArray(), moved.stream().map(Moved::left).toList(), what);
    }
}
