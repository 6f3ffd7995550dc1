package suma.loadgen;

/** A run cannot start, for a reason that the operator can mend. */
final class LoadException extends Exception {
    private static final long serialVersionUID = 1;

    LoadException(String message) {
        super(message);
    }
}
