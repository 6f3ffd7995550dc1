package suma.engine.code;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where the parts of a scheme stand in a text. Parts of fixed length are found from both ends; at most one field and the
 * serial vary, and what lies between those ends is theirs.
 */
final class CodeShape {

    private static final int[] NO_LENGTHS = {};

    private final List<Part> parts;
    private final PartRun head;
    private final Part[] middle;
    private final boolean middleTakesDigits;
    private final PartRun tail;
    /** Whether any digits of a possible length are such a code. */
    private final boolean takesDigits;
    private final int headLength;
    private final int tailLength;
    private final Optional<TextShape> free;
    private final Optional<SerialPart> serial;
    private final Optional<CheckPart> check;
    private final int serialAt;
    private final int minLength;
    private final int maxLength;
    /** By text length: what can stand before the serial. */
    private final int[][] prefixLengths;

    CodeShape(SchemeDefinition.CodeText text) {
        parts = text.parts();
        free = text.shape();
        int first = varying().findFirst().orElse(parts.size());
        int last = varying().max().orElse(parts.size() - 1);
        head = new PartRun(parts.subList(0, first));
        middle = first > last ? new Part[0] : parts.subList(first, last + 1).toArray(Part[]::new);
        middleTakesDigits = Arrays.stream(middle).allMatch(Part::takesDigits);
        tail = new PartRun(first > last ? List.of() : parts.subList(last + 1, parts.size()));
        headLength = head.length();
        tailLength = tail.length();
        serialAt = IntStream.range(0, parts.size()).filter(i -> parts.get(i) instanceof SerialPart).findFirst().orElse(-1);
        serial = serialAt < 0 ? Optional.empty() : Optional.of((SerialPart) parts.get(serialAt));
        check = parts.get(parts.size() - 1) instanceof CheckPart part ? Optional.of(part) : Optional.empty();
        takesDigits = free.isEmpty() && middleTakesDigits && head.takesDigits() && tail.takesDigits()
                && (check.isEmpty() || check.get().own());
        maxLength = text.maxLength() > 0 ? text.maxLength() : parts.stream().mapToInt(Part::maxLength).sum();
        minLength = free.isPresent() ? free.get().minLength() : takesRest() ? maxLength : length(parts);
        prefixLengths = serial.isEmpty() ? new int[0][]
                : IntStream.rangeClosed(0, maxLength).mapToObj(this::possiblePrefixes).toArray(int[][]::new);
    }

    private IntStream varying() {
        return IntStream.range(0, parts.size()).filter(i -> !parts.get(i).fixed());
    }

    private static int length(List<Part> parts) {
        return parts.stream().mapToInt(Part::minLength).sum();
    }

    private boolean takesRest() {
        return serial.isPresent() && serial.get().issued() == 0;
    }

    Optional<SerialPart> serial() {
        return serial;
    }

    Optional<CheckPart> check() {
        return check;
    }

    int minLength() {
        return minLength;
    }

    int maxLength() {
        return maxLength;
    }

    List<Part> parts() {
        return parts;
    }

    List<Part> beforeSerial() {
        return parts.subList(0, serialAt);
    }

    List<Part> afterSerial() {
        return parts.subList(serialAt + 1, parts.size());
    }

    /** Whether there are codes of a length. */
    boolean possible(int length) {
        return length >= minLength && length <= maxLength;
    }

    boolean holds(byte[] text, int offset, int length) {
        return possible(length) && holds(text, offset, length, false);
    }

    /** Whether a text of a possible length is such a code; {@code digits} when its bytes are known to be digits. */
    boolean holds(byte[] text, int offset, int length, boolean digits) {
        if (digits && takesDigits) {
            return true;
        }
        if (free.isPresent()) {
            return free.get().holds(text, offset, length);
        }
        int middleLength = length - headLength - tailLength;
        return head.mismatch(text, offset, digits) < 0
                && (digits && middleTakesDigits || middleMismatch(text, offset + headLength, middleLength) < 0)
                && tail.mismatch(text, offset + length - tailLength, digits) < 0 && checkHolds(text, offset, length);
    }

    /** Whether the check character is right, or need not be because other issuers have none. */
    private boolean checkHolds(byte[] text, int offset, int length) {
        return check.isEmpty() || check.get().own() || check.get().rule().holds(text, offset, length);
    }

    /** The offset of the first byte that does not fit a text of a possible length, or -1 if at most the check is wrong. */
    int mismatch(byte[] text, int offset, int length) {
        if (free.isPresent()) {
            return offset;
        }
        int wrong = head.mismatch(text, offset, false);
        if (wrong < 0) {
            wrong = middleMismatch(text, offset + headLength, length - headLength - tailLength);
        }
        return wrong < 0 ? tail.mismatch(text, offset + length - tailLength, false) : wrong;
    }

    private int middleMismatch(byte[] text, int offset, int length) {
        if (middle.length == 0) {
            return -1;
        }
        if (middle.length == 1) {
            return middle[0].mismatch(text, offset, length);
        }
        FieldRule field = ((FieldPart) middle[0]).rule();
        int wrong = field.alphabet().firstOutside(text, offset, field.minLength());
        return wrong < 0 ? serial.orElseThrow().mismatch(text, offset, length) : wrong;
    }

    /** Whether codes are made of their parts, and not only of some shape. */
    boolean formed() {
        return free.isEmpty();
    }

    /** One of these is what every code begins with; empty when there is no such list. */
    List<String> starts() {
        return free.isEmpty() ? parts.get(0).starts() : List.of();
    }

    PartRun head() {
        return head;
    }

    /** Ascending; shared, so not to be changed. */
    int[] prefixLengths(int textLength) {
        return textLength < prefixLengths.length ? prefixLengths[textLength] : NO_LENGTHS;
    }

    private int[] possiblePrefixes(int textLength) {
        int shortest = beforeSerial().stream().mapToInt(Part::minLength).sum();
        int longest = beforeSerial().stream().mapToInt(Part::maxLength).sum();
        int after = length(afterSerial());
        SerialPart part = serial.orElseThrow();
        return IntStream.rangeClosed(shortest, longest).filter(prefix -> {
            int serialLength = textLength - prefix - after;
            return serialLength >= part.minLength() && serialLength <= part.maxLength();
        }).filter(prefix -> possible(textLength)).toArray();
    }

    /** The product fields in a code, each after a slash; one entry for every length a varying field can have. */
    List<String> productKeys(byte[] text, int offset, int length) {
        String code = new String(text, offset, length, US_ASCII);
        if (serialAt < 0) {
            return List.of(fields(parts, code));
        }
        List<String> keys = new ArrayList<>();
        for (int prefix : prefixLengths(length)) {
            String after = code.substring(length - length(afterSerial()));
            keys.add(fields(beforeSerial(), code.substring(0, prefix)) + fields(afterSerial(), after));
        }
        return keys;
    }

    /** The product fields in the text of parts of which at most one varies in length. */
    private static String fields(List<Part> parts, String text) {
        int spare = text.length() - length(parts);
        StringBuilder fields = new StringBuilder();
        int at = 0;
        for (Part part : parts) {
            int length = part.fixed() ? part.minLength() : part.minLength() + spare;
            if (part instanceof FieldPart field && !field.ofBatch()) {
                fields.append('/').append(text, at, at + length);
            }
            at += length;
        }
        return fields.toString();
    }
}
