package suma.engine.command;

import suma.engine.catalog.Disposition;

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
        NOT_COMMISSIONED("is not commissioned"),
        VOIDED("is voided"),
        SOLD("is sold"),
        NOT_SOLD("is not sold"),
        DESTROYED("is destroyed"),
        CONSUMED("is used up"),
        NOT_HELD("is not with this party"),
        RECALLED("is recalled"),
        EXPIRED("is expired"),
        TOO_MANY_RECALLS("is named, or a neighbour of it is, by as many recalls as may be"),
        HOLDS_RECALLED("holds a recalled code:"),
        HOLDS_EXPIRED("holds an expired code:"),
        PACKED_ALREADY("is packed already in"),
        NOT_IN_PARENT("is not in this parent"),
        LEVEL_NOT_LOWER("is not of a lower pack level than the parent"),
        EMPTY_PARENT("holds nothing"),
        TOO_MANY_TO_EMPTY("holds too many codes to be emptied by one command: name the children");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** How a code that is out of use is at fault. */
        public static Reason of(Disposition disposition) {
            return switch (disposition) {
                case ISSUED -> NOT_COMMISSIONED;
                case COMMISSIONED -> ALREADY_COMMISSIONED;
                case VOIDED -> VOIDED;
                case SOLD -> SOLD;
                case DESTROYED -> DESTROYED;
                case CONSUMED -> CONSUMED;
            };
        }

        public String text() {
            return text;
        }
    }
}
