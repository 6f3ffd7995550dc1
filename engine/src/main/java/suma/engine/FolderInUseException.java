package suma.engine;

/** Somebody has the data folder open. */
public final class FolderInUseException extends EngineException {
    private static final long serialVersionUID = 1;

    public FolderInUseException(String message) {
        super(message);
    }
}
