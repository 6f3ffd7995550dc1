package suma.engine;

/** Something read back from disk is not what was written. The engine must not go on with it. */
public final class CorruptionException extends RuntimeException {
    public CorruptionException(String message) {
        super(message);
    }
}
