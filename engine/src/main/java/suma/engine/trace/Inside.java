package suma.engine.trace;

import java.util.OptionalLong;

/** A time during which a code was in another, directly or through what it was in. */
public record Inside(long container, boolean direct, Moment since, Moment until) {

    /** When it left, epoch ms; empty while it is in it. */
    public OptionalLong untilMs() {
        return until.equals(Moment.AFTER_ALL) ? OptionalLong.empty() : OptionalLong.of(until.atMs());
    }
}
