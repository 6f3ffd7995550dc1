package suma.resolver.symbol;

/** Says why a text cannot be printed in the wanted way. */
public final class SymbolException extends Exception {
    public SymbolException(String message) {
        super(message);
    }
}
