package suma.engine.command;

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
}
