package suma.engine.verify;

import java.util.ArrayList;
import java.util.List;

/** What a verification has found wrong so far; the first few say enough. */
final class Findings {
    private static final int MOST = 20;

    private final List<String> found = new ArrayList<>();

    void add(String finding) {
        if (found.size() < MOST) {
            found.add(finding);
        }
    }

    List<String> all() {
        return List.copyOf(found);
    }
}
