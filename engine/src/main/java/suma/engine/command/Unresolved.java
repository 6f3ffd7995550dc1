package suma.engine.command;

/** Why a scanned text has no CodeId; stands in a command in the code's place as {@link #number()}. */
public enum Unresolved {
    NOT_A_CODE("is not a code of any known scheme"),
    NAMES_A_PRODUCT("names a product, not an item"),
    UNKNOWN_PRODUCT("belongs to no product known here"),
    NOT_ISSUED("was never issued");

    private final String reason;

    Unresolved(String reason) {
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }

    /** A negative number, so never a CodeId. */
    public long number() {
        return -1L - ordinal();
    }

    /** The one with this number; a negative number of none is as good as text that is no code. */
    public static Unresolved of(long number) {
        long ordinal = -1L - number;
        return ordinal < values().length ? values()[(int) ordinal] : NOT_A_CODE;
    }
}
