package suma.engine.code;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where the parts of a scheme stand in a text. Parts of fixed length are found from both ends; at most one field and the
 * serial vary, and what lies between those ends is theirs.
 */
final class CodeShape {

    private final List<Part> parts;
    private final Part[] head;
    private final Part[] middle;
    private final Part[] tail;
    private final int headLength;
    private final int tailLength;
    private final Optional<SerialPart> serial;
    private final Optional<CheckPart> check;
    private final int serialAt;
    private final int minLength;
    private final int maxLength;

    CodeShape(List<Part> parts) {
        this.parts = parts;
        int first = IntStream.range(0, parts.size()).filter(i -> !parts.get(i).fixed()).findFirst().orElse(parts.size());
        int last = IntStream.range(0, parts.size()).filter(i -> !parts.get(i).fixed()).max().orElse(parts.size() - 1);
        head = parts.subList(0, first).toArray(Part[]::new);
        middle = parts.subList(first, last + 1).toArray(Part[]::new);
        tail = parts.subList(last + 1, parts.size()).toArray(Part[]::new);
        headLength = length(parts.subList(0, first));
        tailLength = length(parts.subList(last + 1, parts.size()));
        serialAt = IntStream.range(0, parts.size()).filter(i -> parts.get(i) instanceof SerialPart).findFirst().orElse(-1);
        serial = serialAt < 0 ? Optional.empty() : Optional.of((SerialPart) parts.get(serialAt));
        Part end = parts.get(parts.size() - 1);
        check = end instanceof CheckPart c ? Optional.of(c) : Optional.empty();
        boolean rest = serial.isPresent() && serial.get().issued() == 0;
        maxLength = rest ? restLength() : parts.stream().mapToInt(Part::maxLength).sum();
        minLength = rest ? maxLength : parts.stream().mapToInt(Part::minLength).sum();
    }

    private static int length(List<Part> parts) {
        return parts.stream().mapToInt(Part::minLength).sum();
    }

    /** With a serial that takes the rest, a short field goes with a long serial. */
    private int restLength() {
        return parts.stream().mapToInt(p -> p == serial.get() ? p.maxLength() : p.minLength()).sum();
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

    boolean holds(byte[] text, int offset, int length) {
        return length >= minLength && length <= maxLength && mismatch(text, offset, length) < 0 && checkHolds(text, offset, length);
    }

    /** Whether the check character is right, or need not be because other issuers have none. */
    boolean checkHolds(byte[] text, int offset, int length) {
        return check.isEmpty() || check.get().own() || check.get().rule().holds(text, offset, length);
    }

    /** The offset of the first byte that does not fit a text of a possible length, or -1. */
    int mismatch(byte[] text, int offset, int length) {
        int wrong = run(head, text, offset);
        if (wrong < 0) {
            wrong = middleMismatch(text, offset + headLength, length - headLength - tailLength);
        }
        return wrong < 0 ? run(tail, text, offset + length - tailLength) : wrong;
    }

    private static int run(Part[] parts, byte[] text, int offset) {
        int at = offset;
        for (Part part : parts) {
            int wrong = part.mismatch(text, at, part.minLength());
            if (wrong >= 0) {
                return wrong;
            }
            at += part.minLength();
        }
        return -1;
    }

    private int middleMismatch(byte[] text, int offset, int length) {
        if (middle.length == 0) {
            return -1;
        }
        return middle.length == 1 ? middle[0].mismatch(text, offset, length)
                : serial.orElseThrow().mismatch(text, offset, length);
    }

    int[] prefixLengths(int textLength) {
        return prefixes(textLength).toArray();
    }

    private IntStream prefixes(int textLength) {
        int shortest = beforeSerial().stream().mapToInt(Part::minLength).sum();
        int longest = beforeSerial().stream().mapToInt(Part::maxLength).sum();
        int after = length(afterSerial());
        SerialPart part = serial.orElseThrow();
        return IntStream.rangeClosed(shortest, longest).filter(prefix -> {
            int serialLength = textLength - prefix - after;
            return serialLength >= part.minLength() && serialLength <= part.maxLength();
        }).filter(prefix -> textLength >= minLength && textLength <= maxLength);
    }

    /** The product fields in a code, each after a slash; one entry for every length a varying field can have. */
    List<String> productKeys(byte[] text, int offset, int length) {
        String code = new String(text, offset, length, US_ASCII);
        if (serialAt < 0) {
            return List.of(fields(parts, code));
        }
        List<String> keys = new ArrayList<>();
        String after = fields(afterSerial(), code.substring(length - length(afterSerial())));
        for (int prefix : prefixLengths(length)) {
            keys.add(fields(beforeSerial(), code.substring(0, prefix)) + after);
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
