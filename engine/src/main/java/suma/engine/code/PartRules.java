package suma.engine.code;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules that the parts of one scheme must keep together. */
final class PartRules {

    private final DefinitionNode scheme;
    private final List<Part> parts;

    PartRules(DefinitionNode scheme, List<Part> parts) {
        this.scheme = scheme;
        this.parts = parts;
    }

    void check() throws DefinitionException {
        if (parts.isEmpty()) {
            throw scheme.wrong("parts", "at least one part");
        }
        int longest = parts.stream().mapToInt(Part::maxLength).sum();
        if (!scheme.has("length") && longest > SchemeDecoder.MAX_CODE_LENGTH) {
            throw scheme.wrong("parts", "codes of at most " + SchemeDecoder.MAX_CODE_LENGTH + " characters");
        }
        Set<String> names = new HashSet<>(Set.of(SerialChoice.LENGTH, SerialChoice.ALPHABET));
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            require(i, !(part instanceof FieldPart field) || names.add(field.name()), "a field name that is not yet taken");
            require(i, part.within(checkedAlphabet()), "characters that the check is defined over, " + checkedAlphabet());
            require(i, !scheme.has("shape") || !(part instanceof SerialPart serial)
                    || serial.alphabets().stream().allMatch(Alphabet.BASE62::includes), "a serial of digits and letters, for the sake of the shape");
            require(i, part.minLength() <= part.maxLength(), "a scheme length that leaves room for the serial");
            checkPlace(i, part);
        }
    }

    private void checkPlace(int index, Part part) throws DefinitionException {
        List<Part> before = parts.subList(0, index);
        boolean serialSeen = before.stream().anyMatch(SerialPart.class::isInstance);
        boolean varied = before.stream().anyMatch(p -> !p.fixed());
        require(index, !(part instanceof CheckPart) || index == parts.size() - 1, "the check to be the last part");
        require(index, !(part instanceof SerialPart) || !serialSeen, "one serial");
        if (part.fixed() || !varied && !serialSeen) {
            return;
        }
        require(index, part instanceof SerialPart, "one field of varying length, before the serial");
        require(index, parts.get(index - 1) instanceof FieldPart field && field.within(((SerialPart) part).read()),
                "the field of varying length just before a serial of varying length, and characters that the serial may have");
    }

    /** What all parts must be of for the sake of the check. */
    private Alphabet checkedAlphabet() {
        return parts.get(parts.size() - 1) instanceof CheckPart check ? check.rule().alphabet() : Alphabet.ASCII;
    }

    private void require(int index, boolean holds, String expected) throws DefinitionException {
        if (!holds) {
            throw new DefinitionException(scheme.path() + ".parts[" + index + "]", "expected " + expected);
        }
    }
}
