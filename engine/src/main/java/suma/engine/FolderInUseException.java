package suma.engine;

/** Another process has the data folder open. */
public final class FolderInUseException extends EngineException {
    private static final long serialVersionUID = 1;

    public FolderInUseException(String message, Throwable cause) {
        super(message, cause);
    }
}
