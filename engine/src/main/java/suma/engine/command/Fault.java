package suma.engine.command;

/**
 * One code that a command may not touch, and why.
 *
 * @param event  position of the event in {@link Command.Together}, else 0
 * @param item   position in the command's codes or children, or {@link #PARENT}
 * @param reason what is wrong
 * @param other  a second CodeId that the reason speaks of (the present parent, say), or {@link suma.engine.CodeId#NONE}
 */
public record Fault(int event, int item, Reason reason, long other) {
    public static final int PARENT = -1;

    /** Why a code was refused. */
    public enum Reason {
        NOT_A_CODE(Unresolved.NOT_A_CODE.reason()),
        NAMES_A_PRODUCT(Unresolved.NAMES_A_PRODUCT.reason()),
        UNKNOWN_PRODUCT(Unresolved.UNKNOWN_PRODUCT.reason()),
        NOT_ISSUED(Unresolved.NOT_ISSUED.reason()),
        REPEATED("stands more than once in the command"),
        ALREADY_COMMISSIONED("is commissioned already"),
        VOIDED("is voided"),
        PACKED_ALREADY("is packed already in"),
        NOT_IN_PARENT("is not in this parent"),
        LEVEL_NOT_LOWER("is not of a lower pack level than the parent"),
        EMPTY_PARENT("holds nothing"),
        TOO_MANY_TO_EMPTY("holds too many codes to be emptied by one command: name the children");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }
}
