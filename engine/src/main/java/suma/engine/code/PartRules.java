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
        Set<String> names = new HashSet<>();
        Alphabet checked = checkedAlphabet();
        boolean serialSeen = false;
        boolean varied = false;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            require(i, !(part instanceof CheckPart) || i == parts.size() - 1, "the check to be the last part");
            require(i, !(part instanceof FieldPart field) || names.add(field.name()), "a field name that is not yet taken");
            require(i, !(part instanceof SerialPart) || !serialSeen, "one serial");
            require(i, !(part instanceof FieldPart) || part.fixed() || !varied && !serialSeen,
                    "one field of varying length, before the serial");
            require(i, part.within(checked), "characters that the check is defined over, " + checked);
            require(i, part.minLength() <= part.maxLength(), "a scheme length that leaves room for the serial");
            varied |= part instanceof FieldPart && !part.fixed();
            serialSeen |= part instanceof SerialPart;
        }
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
