package suma.engine.code;

import java.time.LocalDate;
import java.util.List;

/** What a scheme is made of, as written in a definition. */
record SchemeDefinition(String name, Purpose purpose, Validity validity, List<Part> parts) {

    /** What the codes are for: {@code names} an item, a class or a party; {@code productOf} other schemes with the same products. */
    record Purpose(String title, String category, Names names, List<String> productOf, boolean inText) {
    }

    /** The days on which codes may be issued, both included. */
    record Validity(LocalDate from, LocalDate until) {
    }

    /** What a code names. */
    enum Names { ITEM, CLASS, PARTY }
}
