package suma.engine.journal;

/**
 * Records of the log that became durable together, as they lie there.
 *
 * @param first sequence of the first
 * @param bytes {@link LogFrameLayout}
 */
public record LogFrame(long first, byte[] bytes) {

    /** Walks over the records without checking their hash. */
    public LogFrameReader records() {
        return new LogFrameReader(first, bytes);
    }
}
