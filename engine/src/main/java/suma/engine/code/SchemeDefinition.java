package suma.engine.code;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a scheme is made of, as written in a definition. */
record SchemeDefinition(String name, Purpose purpose, Validity validity, CodeText text) {

    /** What the codes are for: {@code names} an item, a class or a party; {@code productOf} other schemes with the same products. */
    record Purpose(String title, String category, Names names, List<String> productOf, boolean inText) {
    }

    /** The days on which codes may be issued, both included. */
    record Validity(LocalDate from, LocalDate until) {

        static final Validity ALWAYS = new Validity(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31));

        @Override
        public String toString() {
            String begin = from.equals(ALWAYS.from) ? "" : "from " + from;
            String end = until.equals(ALWAYS.until) ? "" : "until " + until;
            return equals(ALWAYS) ? "always" : (begin + " " + end).strip();
        }
    }

    /** The text of a code; {@code optionalPrefix} may stand before it and is dropped; a {@code maxLength} of 0 follows from the parts. */
    record CodeText(List<Part> parts, int maxLength, Optional<TextShape> shape, String optionalPrefix) {
    }

    /** What a code names. */
    enum Names { ITEM, CLASS, PARTY }
}
