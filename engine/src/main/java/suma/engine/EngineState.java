package suma.engine;

import java.util.EnumSet;
import java.util.Set;

/** Where an engine is in its life. Legal steps are in {@link #next()}; {@link Engine} makes them. */
public enum EngineState {
    /** Opening files; nothing is answered yet. */
    STARTING,
    /** Lookups are answered from the store while the index is rebuilt; commands are refused. */
    RECOVERING,
    /** Everything is answered. */
    RUNNING,
    /** New commands are refused, those on the ring are still carried out; lookups go on. */
    DRAINING,
    /** Closed in order; the index is marked clean. */
    CLOSED,
    /** Something broke an invariant or the disk; commands are refused until a new process opens the folder. */
    FAILED;

    public Set<EngineState> next() {
        return switch (this) {
            case STARTING -> EnumSet.of(RECOVERING, FAILED);
            case RECOVERING -> EnumSet.of(RUNNING, DRAINING, FAILED);
            case RUNNING -> EnumSet.of(DRAINING, FAILED);
            case DRAINING -> EnumSet.of(CLOSED, FAILED);
            case CLOSED, FAILED -> EnumSet.noneOf(EngineState.class);
        };
    }
}
