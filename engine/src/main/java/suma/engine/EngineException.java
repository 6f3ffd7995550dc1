package suma.engine;

/** The engine cannot open, read or write its folder; the message says what was expected and what was found. */
public final class EngineException extends RuntimeException {
    public EngineException(String message) {
        super(message);
    }

    public EngineException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
