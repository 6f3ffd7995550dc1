package suma.engine.command;

/**
 * A caller's name for one request, so that a retry is not done twice.
 *
 * @param key      the caller's own text, at most {@link #LONGEST} characters; keys of different callers are different
 * @param bodyHash digest of what was asked, to tell a retry from a different request
 */
public record IdempotencyKey(String key, long bodyHash) {
    public static final int LONGEST = 255;
}
