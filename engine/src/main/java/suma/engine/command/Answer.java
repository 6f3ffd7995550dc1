package suma.engine.command;

import java.util.List;
import suma.engine.catalog.Verdict;

/** What an accepted command gave, beyond its sequence. Kept with the idempotency key, so a retry hears the same. */
public sealed interface Answer {

    /** Nothing but the sequence. */
    record Done() implements Answer {
    }

    /** A party or product was stored; {@code created} tells a new one from a replaced one. */
    record Stored(boolean created) implements Answer {
    }

    /** A batch was ordered. */
    record Ordered(int batch) implements Answer {
    }

    /** @param codes how many codes the command changed */
    record Changed(long codes) implements Answer {
    }

    /**
     * Foreign codes were registered.
     *
     * @param duplicates positions, in the command, of codes that were known already
     */
    record Registered(int batch, int registered, int[] duplicates) implements Answer {
    }

    /**
     * A checkout was done; the name users know it by is {@code C} and its sequence.
     *
     * @param results one for each code, in the order asked
     */
    record CheckedOut(List<Result> results) implements Answer {
    }

    /**
     * How a code of a checkout stood; a code that was ok is now sold.
     *
     * @param soldAtMs when it was sold: by this checkout where it was ok, first where it was sold; else {@link #NOT_SOLD}
     * @param party    who sold it, or empty
     */
    record Result(Verdict verdict, long soldAtMs, String party) {
        public static final long NOT_SOLD = Long.MIN_VALUE;
    }
}
