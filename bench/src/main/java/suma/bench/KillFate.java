package suma.bench;

import java.util.List;
import java.util.Map;

/** What one life of the server is told when it starts: options of its JVM, and its environment. */
record KillFate(List<String> options, Map<String, String> environment) {
    /** Nothing befalls it but what the rig does from outside. */
    static final KillFate NONE = new KillFate(List.of(), Map.of());

    static KillFate of(String option) {
        return new KillFate(List.of(option), Map.of());
    }
}
