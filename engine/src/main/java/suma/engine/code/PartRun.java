package suma.engine.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parts of fixed length, one after the other. */
final class PartRun {

    private final Placed[] parts;
    /** Those that do not take just any digits. */
    private final Placed[] particular;
    private final int length;

    /** A part and how far after the start of the run it stands. */
    record Placed(Part part, int at) {
    }

    PartRun(List<Part> parts) {
        List<Placed> placed = new ArrayList<>();
        int at = 0;
        for (Part part : parts) {
            placed.add(new Placed(part, at));
            at += part.minLength();
        }
        this.parts = placed.toArray(Placed[]::new);
        particular = placed.stream().filter(p -> !p.part().takesDigits()).toArray(Placed[]::new);
        length = at;
    }

    int length() {
        return length;
    }

    boolean takesDigits() {
        return particular.length == 0;
    }

    /** The offset of the first byte that does not fit, or -1. */
    int mismatch(byte[] text, int offset, boolean digits) {
        for (Placed placed : digits ? particular : parts) {
            int wrong = placed.part().mismatch(text, offset + placed.at(), placed.part().minLength());
            if (wrong >= 0) {
                return wrong;
            }
        }
        return -1;
    }

    /** The field with a check digit of its own that stands last at a place. */
    Optional<Placed> checkedFieldEnding(int place) {
        for (Placed placed : parts) {
            boolean checked = placed.part() instanceof FieldPart field && field.rule().check().isPresent();
            if (checked && placed.at() + placed.part().minLength() == place + 1) {
                return Optional.of(placed);
            }
        }
        return Optional.empty();
    }
}
