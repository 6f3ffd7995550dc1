package suma.engine.code;

/** A mistake in a scheme definition: the JSON path where it stands and what is wrong there. */
public final class DefinitionException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String path;

    DefinitionException(String path, String reason) {
        super(path + ": " + reason);
        this.path = path;
    }

    public String path() {
        return path;
    }
}
