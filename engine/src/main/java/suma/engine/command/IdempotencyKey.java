package suma.engine.command;

/**
 * A caller's name for one request, so that a retry is not done twice.
 *
 * @param key      the caller's own text, at most {@link #LONGEST} characters; keys of different callers are different
 * @param bodyHash digest of what was asked, to tell a retry from a different request
 */
public record IdempotencyKey(String key, long bodyHash) {
    public static final int LONGEST = 255;

    /** The key that a terminal's own running number stands for. It cannot be a caller's text, which has no control characters. */
    public static IdempotencyKey ofTerminal(String party, String terminal, long number, long bodyHash) {
        return new IdempotencyKey("\0" + party + "\0" + terminal + "\0" + number, bodyHash);
    }
}
