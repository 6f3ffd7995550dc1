package suma.engine.code;

/** A field of a product or batch that a scheme cannot take: the field and why. */
public final class FieldException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String reason;

    public FieldException(String field, String reason) {
        super(field + ": " + reason);
        this.field = field;
        this.reason = reason;
    }

    public String field() {
        return field;
    }

    /** Why, without the field; the message has both. */
    public String reason() {
        return reason;
    }
}
