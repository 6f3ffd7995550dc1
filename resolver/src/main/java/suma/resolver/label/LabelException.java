package suma.resolver.label;

/** Says why a code cannot be printed in the wanted style. */
public final class LabelException extends Exception {
    LabelException(String message) {
        super(message);
    }
}
