package suma.bench;

/** The rig cannot go on: the server does not start, or answers what cannot be read. */
final class KillException extends RuntimeException {
    private static final long serialVersionUID = 1;

    KillException(String message) {
        super(message);
    }
}
