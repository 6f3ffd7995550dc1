package suma.engine.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one part of a scheme from its definition. */
final class PartDecoder {

    private static final Set<String> FIELD_MEMBERS =
            Set.of("product", "batch", "length", "alphabet", "values", "date", "check", "default");
    private static final Set<String> SERIAL_MEMBERS = Set.of("serial", "length", "issued", "read");
    private static final String REST = "rest";
    private static final int MAX_LENGTH = 100;

    private final DefinitionNode node;
    private final int spare;

    /** {@code spare} is what the other parts leave of the code's length at the most, 0 when the length is not given. */
    PartDecoder(DefinitionNode node, int spare) {
        this.node = node;
        this.spare = spare;
    }

    static boolean takesRest(DefinitionNode node) {
        return node.has("serial") && node.has("length") && REST.equals(node.node().get("length").textValue());
    }

    Part decode() throws DefinitionException {
        if (node.has("constant")) {
            return constant();
        }
        if (node.has("serial")) {
            return serial();
        }
        if (node.has("product") || node.has("batch")) {
            return field();
        }
        if (node.only(Set.of("check", "own")).has("check")) {
            return new CheckPart(check(), node.flag("own"));
        }
        throw new DefinitionException(node.path(), "expected one of constant, product, batch, serial, check");
    }

    private Part constant() throws DefinitionException {
        String text = node.only(Set.of("constant")).text("constant");
        if (text.length() > MAX_LENGTH || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw node.wrong("constant", "at most " + MAX_LENGTH + " ASCII characters");
        }
        return new ConstantPart(text);
    }

    private Part serial() throws DefinitionException {
        node.only(SERIAL_MEMBERS);
        List<Alphabet> alphabets = new ArrayList<>();
        for (String name : node.texts("serial")) {
            Alphabet alphabet = alphabet("serial", name);
            if (alphabet.radix() > Alphabet.MAX_RADIX) {
                throw node.wrong("serial", "an alphabet of at most " + Alphabet.MAX_RADIX + " characters");
            }
            alphabets.add(alphabet);
        }
        if (alphabets.isEmpty()) {
            throw node.wrong("serial", "an alphabet");
        }
        Alphabet read = node.has("read") ? alphabet("read", node.text("read")) : alphabets.get(alphabets.size() - 1);
        if (!alphabets.stream().allMatch(read::includes)) {
            throw node.wrong(node.has("read") ? "read" : "serial", "the alphabet that is read, " + read + ", to include what is issued");
        }
        return serial(alphabets, read);
    }

    private Part serial(List<Alphabet> alphabets, Alphabet read) throws DefinitionException {
        if (takesRest(node)) {
            return new SerialPart(alphabets, read, 1, spare, 0);
        }
        LengthRange range = lengths(Numerals.MAX_LENGTH);
        int issued = node.has("issued") ? node.number("issued", range.min(), range.max()) : range.max();
        return new SerialPart(alphabets, read, range.min(), range.max(), issued);
    }

    private Part field() throws DefinitionException {
        node.only(FIELD_MEMBERS);
        boolean ofBatch = node.has("batch");
        String name = node.text(ofBatch ? "batch" : "product");
        if (ofBatch && node.has("product")) {
            throw node.wrong("product", "either product or batch");
        }
        FieldPart field = new FieldPart(name, ofBatch, node.text("default", ""), rule());
        if (field.optional()) {
            checkExample("default", field.standard(), field.rule());
        }
        for (String value : field.rule().values()) {
            checkExample("values", value, field.rule());
        }
        return field;
    }

    private void checkExample(String member, String value, FieldRule rule) throws DefinitionException {
        try {
            rule.encode(member, value);
        } catch (FieldException refused) {
            throw node.wrong(member, rule.expected());
        }
    }

    private FieldRule rule() throws DefinitionException {
        Alphabet alphabet = alphabet("alphabet", node.text("alphabet", "digits"));
        Optional<CheckRule> check = node.has("check") ? Optional.of(check()) : Optional.empty();
        if (node.has("date")) {
            DatePattern date = DatePattern.named(node.text("date"))
                    .orElseThrow(() -> node.wrong("date", "one of yyyyMMdd, yyMMdd, yMMdd, yyyy"));
            return new FieldRule(date.length(), date.length(), Alphabet.DIGITS, List.of(), Optional.of(date), check);
        }
        LengthRange range = lengths(MAX_LENGTH);
        return new FieldRule(range.min(), range.max(), alphabet, node.texts("values"), Optional.empty(), check);
    }

    private LengthRange lengths(int limit) throws DefinitionException {
        Optional<LengthRange> range = node.has("length") ? LengthRange.parse(node.node().get("length").asText()) : Optional.empty();
        if (range.isEmpty() || range.get().max() > limit) {
            throw node.wrong("length", "a length or a range such as 6..12, of at most " + limit);
        }
        return range.get();
    }

    private Alphabet alphabet(String member, String name) throws DefinitionException {
        return Alphabet.named(name).orElseThrow(() -> node.wrong(member, "an alphabet such as digits, alphanumeric or chars:01X"));
    }

    private CheckRule check() throws DefinitionException {
        return CheckRule.named(node.text("check")).orElseThrow(() -> node.wrong("check", "one of mod10, tcm, mod31"));
    }
}
