package suma.engine.code;

import java.util.Arrays;
import java.util.List;

/** A GS1 application identifier: what its value may be and what it does in a Digital Link path. */
final class ApplicationIdentifier {

    /** Stands for every identifier that is not defined. */
    static final ApplicationIdentifier UNKNOWN = new ApplicationIdentifier(-1, "", List.of(), LinkUse.ATTRIBUTE, List.of());

    private final int number;
    private final String code;
    private final String format;
    private final AiComponent[] components;
    private final LinkUse use;
    private final List<List<String>> qualifiers;
    private final boolean predefinedLength;
    private final int longest;

    /** {@code qualifiers} are the alternative sequences that may follow a primary key in a path. */
    ApplicationIdentifier(int number, String code, List<String> format, LinkUse use, List<List<String>> qualifiers) {
        this.number = number;
        this.code = code;
        this.format = String.join(" ", format);
        components = format.stream().map(AiComponent::parse).toArray(AiComponent[]::new);
        this.use = use;
        this.qualifiers = qualifiers;
        predefinedLength = !code.isEmpty() && predefinedLength(Integer.parseInt(code.substring(0, 2)));
        longest = Arrays.stream(components).mapToInt(c -> c.lengths().max()).sum();
    }

    /** Its place in {@link ApplicationIdentifiers}, not for keeping; -1 when unknown. */
    int number() {
        return number;
    }

    String code() {
        return code;
    }

    /** What its value is made of, such as {@code N1:zero N13:csum [X..16]}. */
    String format() {
        return format;
    }

    boolean key() {
        return use == LinkUse.KEY;
    }

    /** Whether it may stand in the query of a Digital Link. */
    boolean attribute() {
        return use != LinkUse.NO_ATTRIBUTE;
    }

    List<List<String>> qualifiers() {
        return qualifiers;
    }

    /** Whether the value ends by its length, without a separator: GS1 General Specifications, 7.8. */
    boolean predefinedLength() {
        return predefinedLength;
    }

    private static boolean predefinedLength(int prefix) {
        return prefix <= 4 || prefix >= 11 && prefix <= 20 || prefix >= 31 && prefix <= 36 || prefix == 41;
    }

    int longest() {
        return longest;
    }

    /** The offset of the first byte that makes a value wrong (its end if it is too short), or -1. */
    int mismatch(byte[] text, int offset, int length) {
        int at = offset;
        int end = offset + length;
        for (AiComponent component : components) {
            int taken = component.taken(end - at);
            if (taken < 0) {
                return end;
            }
            int wrong = component.mismatch(text, at, taken);
            if (wrong >= 0) {
                return wrong;
            }
            at += taken;
        }
        return at < end ? at : -1;
    }

    @Override
    public String toString() {
        return code;
    }
}
