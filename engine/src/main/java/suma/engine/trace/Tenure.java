package suma.engine.trace;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * A time during which somebody answered for a code.
 *
 * @param party    who, or on its way to whom; empty where nobody knows
 * @param note     what does not fit, or empty
 */
public record Tenure(State state, String party, Moment since, Moment until, String note) {

    /** How the code was with the party. */
    public enum State {
        HELD,
        /** Sent off and not received. */
        IN_TRANSIT,
        /** Sold by the party, out of trade. */
        SOLD,
        /** Destroyed or used up by the party. */
        GONE,
        /** Nobody says who had it. */
        GAP;

        private final String text = name().toLowerCase(Locale.ROOT);

        public String text() {
            return text;
        }
    }

    public OptionalLong untilMs() {
        return until.equals(Moment.AFTER_ALL) ? OptionalLong.empty() : OptionalLong.of(until.atMs());
    }
}
