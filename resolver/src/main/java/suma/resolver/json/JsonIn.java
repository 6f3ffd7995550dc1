package suma.resolver.json;

import com.fasterxml.jackson.core.JsonToken;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A cursor over one JSON text that collects what is wrong with its fields instead of stopping at the first.
 *
 * <p>A value method reads the value of the field or element the cursor stands before. Where that value is wrong it notes
 * a {@link FieldFault} and returns an empty stand-in. {@link MalformedJson} is thrown only where no reading on is possible.
 */
public final class JsonIn implements AutoCloseable {
    public static final int DEEPEST = 32;
    public static final int LONGEST_TEXT = 64 * 1024;
    public static final int MOST_FAULTS = 1_000;
    private static final int LONGEST_NUMBER = 40;

    private final JsonTokens tokens;
    private final List<FieldFault> faults = new ArrayList<>();

    private JsonIn(JsonTokens tokens) {
        this.tokens = tokens;
    }

    public static JsonIn of(byte[] json, int offset, int length) {
        return new JsonIn(new JsonTokens(json, offset, length));
    }

    public static JsonIn of(byte[] json) {
        return of(json, 0, json.length);
    }

    public List<FieldFault> faults() {
        return faults;
    }

    /** Looks at the next value without taking it. */
    public boolean nextIsArray() {
        return tokens.peek() == JsonToken.START_ARRAY;
    }

    /** Looks at the next value without taking it. */
    public boolean nextIsObject() {
        return tokens.peek() == JsonToken.START_OBJECT;
    }

    /** Steps into an object; false, with a fault noted, where there is none. */
    public boolean beginObject() {
        return begins(JsonToken.START_OBJECT, "an object");
    }

    /** Steps to the next field of the object; false behind the last. */
    public boolean nextField() {
        return tokens.advance() == JsonToken.FIELD_NAME;
    }

    public String field() {
        return tokens.fieldName();
    }

    /** Steps into an array; false, with a fault noted, where there is none. */
    public boolean beginArray() {
        return begins(JsonToken.START_ARRAY, "an array");
    }

    /** Steps to the next element of the array; false behind the last. */
    public boolean nextElement() {
        return tokens.nextElement();
    }

    private boolean begins(JsonToken start, String expected) {
        boolean fits = tokens.take() == start;
        if (!fits) {
            wrongType(expected);
        }
        return fits;
    }

    /** Notes that the object does not have this field, and passes over its value. */
    public void unknownField() {
        tokens.take();
        fault("unknown field");
        tokens.skip();
    }

    /** Passes over a value that somebody else reads. */
    public void skipValue() {
        tokens.take();
        tokens.skip();
    }

    /** Notes, behind the last field of an object, that a field is not there. */
    public void missing(String field) {
        faultOf(field, "is missing");
    }

    /** Notes, behind the last field of an object, what is wrong with one of its fields. */
    public void faultOf(String field, String reason) {
        String at = tokens.path();
        note(new FieldFault(at.isEmpty() ? field : at + "." + field, reason));
    }

    /** Notes a fault of the value read last. */
    public void fault(String reason) {
        note(new FieldFault(tokens.path(), reason));
    }

    /** Notes a fault of a field that is looked at after its object was read. */
    public void note(FieldFault fault) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(fault);
        }
    }

    /** A text, or empty with a fault noted. */
    public String text(TextRule rule) {
        if (tokens.take() != JsonToken.VALUE_STRING) {
            return wrongType("a text");
        }
        String text = tokens.text();
        String problem = rule.problem(text);
        if (!problem.equals(TextRule.FINE)) {
            fault(problem);
            return "";
        }
        return text;
    }

    /** Hands the characters of a text on without making a String; false, with a fault noted, where there is no text. */
    public boolean characters(CharacterSink sink) {
        if (tokens.take() != JsonToken.VALUE_STRING) {
            wrongType("a text");
            return false;
        }
        tokens.characters(sink);
        return true;
    }

    /** Takes the characters of one text; the array is the reader's own and changes after the call. */
    @FunctionalInterface
    public interface CharacterSink {
        void accept(char[] characters, int offset, int length);
    }

    /** A whole number in the range, or {@code min} with a fault noted. */
    public long number(long min, long max) {
        if (tokens.take() != JsonToken.VALUE_NUMBER_INT) {
            wrongType("a whole number");
            return min;
        }
        String digits = tokens.text();
        BigDecimal value = new BigDecimal(digits);
        if (value.compareTo(BigDecimal.valueOf(min)) < 0 || value.compareTo(BigDecimal.valueOf(max)) > 0) {
            fault("expected " + min + " to " + max + ", actual " + digits);
            return min;
        }
        return value.longValueExact();
    }

    /** A number in the range with at most so many decimals; empty with a fault noted for anything else. */
    public Optional<BigDecimal> decimal(long min, long max, int decimals) {
        JsonToken token = tokens.take();
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            wrongType("a number");
            return Optional.empty();
        }
        String text = tokens.text();
        BigDecimal value = text.length() > LONGEST_NUMBER ? BigDecimal.valueOf(Long.MAX_VALUE) : new BigDecimal(text);
        boolean fits = value.compareTo(BigDecimal.valueOf(min)) >= 0 && value.compareTo(BigDecimal.valueOf(max)) <= 0 && value.scale() <= decimals;
        if (!fits) {
            fault("expected " + min + " to " + max + " with at most " + decimals + " decimals, actual " + TextRule.quoted(text));
        }
        return fits ? Optional.of(value) : Optional.empty();
    }

    /** A text or a number, as it was written; empty with a fault noted for anything else. */
    public String textOrNumber(TextRule rule) {
        JsonToken token = tokens.peek();
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            tokens.take();
            return tokens.text();
        }
        return text(rule);
    }

    /** An ISO date, or {@link LocalDate#EPOCH} with a fault noted. */
    public LocalDate date() {
        String text = text(TextRule.upTo(LONGEST_NUMBER));
        try {
            return text.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(text);
        } catch (DateTimeException none) {
            fault("expected a date such as 2026-05-31, actual " + TextRule.quoted(text));
            return LocalDate.EPOCH;
        }
    }

    /** An RFC 3339 time as epoch milliseconds, or 0 with a fault noted. */
    public long timeMs() {
        String text = text(TextRule.upTo(LONGEST_NUMBER));
        try {
            return text.isEmpty() ? 0 : OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException none) {
            fault("expected a time such as 2026-05-31T08:30:00+08:00, actual " + TextRule.quoted(text));
            return 0;
        }
    }

    /** An object of texts, at most {@code most} of them. */
    public SortedMap<String, String> texts(int most, TextRule names, TextRule values) {
        SortedMap<String, String> found = new TreeMap<>();
        if (!beginObject()) {
            return found;
        }
        while (nextField()) {
            String name = field();
            String problem = names.problem(name);
            String value = text(values);
            if (!problem.equals(TextRule.FINE)) {
                fault("name: " + problem);
            }
            found.put(name, value);
        }
        if (found.size() > most) {
            fault("expected at most " + most + " entries, actual " + found.size());
        }
        return found;
    }

    /** Checks that nothing stands behind the value. */
    public void end() {
        tokens.end();
    }

    private String wrongType(String expected) {
        fault("expected " + expected + ", actual " + tokens.kind());
        tokens.skip();
        return "";
    }

    @Override
    public void close() {
        tokens.close();
    }
}
