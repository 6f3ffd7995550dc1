package suma.engine.code;

import java.util.List;

/** One stretch of a code's text. */
sealed interface Part permits ConstantPart, FieldPart, SerialPart, CheckPart {

    int minLength();

    int maxLength();

    /** The offset of the first byte that cannot stand in this part, or -1; the length is within bounds. */
    int mismatch(byte[] text, int offset, int length);

    /** Whether any digits of a possible length can stand in this part. */
    boolean takesDigits();

    /** Whether only characters of an alphabet can stand in this part. */
    boolean within(Alphabet alphabet);

    /** One of these is what every such part begins with; empty when there is no such list. */
    default List<String> starts() {
        return List.of();
    }

    default boolean fixed() {
        return minLength() == maxLength();
    }
}
