package suma.engine;

/** The engine cannot open, read or write its folder; the message says what was expected and what was found. */
public class EngineException extends RuntimeException {
    public EngineException(String message) {
        super(message);
    }

    public EngineException(String message, Throwable cause) {
        super(message + ": " + reason(cause), cause);
    }

    /** What a failure says of itself; those that say nothing are named. */
    public static String reason(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
