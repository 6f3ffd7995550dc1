package suma.engine.history;

import java.util.Locale;

/** What may happen to a code. The store holds positions in this list, so it only ever grows at its end. */
public enum EventKind {
    /** Given out by an order. */
    ISSUE,
    /** Made known, with the code that others gave it. */
    REGISTER,
    COMMISSION,
    VOID,
    PACK,
    UNPACK,
    SHIP,
    RECEIVE,
    SELL,
    RETURN,
    INSPECT,
    DESTROY,
    TRANSFORM;

    private final String text = name().toLowerCase(Locale.ROOT);

    public String text() {
        return text;
    }

    /** True when it happens to all that a code holds as well. */
    public boolean reachesContents() {
        return switch (this) {
            case ISSUE, REGISTER, COMMISSION, VOID -> false;
            case PACK, UNPACK, SHIP, RECEIVE, SELL, RETURN, INSPECT, DESTROY, TRANSFORM -> true;
        };
    }
}
