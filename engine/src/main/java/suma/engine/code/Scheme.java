package suma.engine.code;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One code format: fields, alphabets, check rule, and which part is the serial. Immutable. */
public final class Scheme {

    private final SchemeDefinition definition;
    private final int number;
    private final CodeShape shape;
    private final List<FieldPart> fields = new ArrayList<>();

    Scheme(SchemeDefinition definition, int number) {
        this.definition = definition;
        this.number = number;
        shape = new CodeShape(definition.text());
        for (Part part : definition.text().parts()) {
            if (part instanceof FieldPart field) {
                fields.add(field);
            }
        }
    }

    public String name() {
        return definition.name();
    }

    /** A small number, dense within the {@link Schemes} the scheme came from; not for keeping. */
    public int number() {
        return number;
    }

    /** What the scheme is, for people. */
    public String title() {
        return definition.purpose().title();
    }

    /** The kind of goods the scheme is for. */
    public String category() {
        return definition.purpose().category();
    }

    /** Whether a code names a single item, rather than a class of them or a party. */
    public boolean namesItem() {
        return definition.purpose().names() == SchemeDefinition.Names.ITEM;
    }

    /** Whether codes may be ordered; others can only be read and registered. */
    public boolean issues() {
        return namesItem() && shape.serial().isPresent();
    }

    /** Whether codes may be issued on a day. */
    public boolean validOn(LocalDate day) {
        return !day.isBefore(definition.validity().from()) && !day.isAfter(definition.validity().until());
    }

    /** The days of {@link #validOn} in words: {@code from 2026-11-01}. */
    public String validity() {
        return definition.validity().toString();
    }

    /** The fields every product must have. */
    public List<String> productFields() {
        return fields.stream().filter(f -> !f.ofBatch() && !f.optional()).map(FieldPart::name).toList();
    }

    /** The fields a product may have. */
    public List<String> optionalProductFields() {
        List<String> names = new ArrayList<>(fields.stream().filter(FieldPart::optional).map(FieldPart::name).toList());
        if (issues() && shape.serial().get().chosenLength()) {
            names.add(SerialChoice.LENGTH);
        }
        if (issues() && shape.serial().get().chosenAlphabet()) {
            names.add(SerialChoice.ALPHABET);
        }
        return List.copyOf(names);
    }

    /** The fields a batch must have. */
    public List<String> batchFields() {
        return fields.stream().filter(FieldPart::ofBatch).map(FieldPart::name).toList();
    }

    /** The lengths that the text before the serial can have in a plain code of a length, ascending; none if there is no such code. */
    public int[] prefixLengths(int textLength) {
        return shape.prefixLengths(textLength);
    }

    /** The serial space of the fields of a product and a batch; other fields are passed over. */
    public SpaceFormat space(Map<String, String> values) throws FieldException {
        if (!issues()) {
            throw new FieldException("scheme", "expected one that names single items, actual " + name());
        }
        StringBuilder key = new StringBuilder(name());
        byte[] prefix = text(shape.beforeSerial(), values, key);
        byte[] suffix = text(shape.afterSerial(), values, key);
        int fixedLength = prefix.length + suffix.length + (shape.check().isPresent() ? 1 : 0);
        Numerals serial = numerals(values, fixedLength, key);
        if (!shape.possible(fixedLength + serial.length())) {
            throw new FieldException(SerialChoice.LENGTH, "expected codes of at most " + shape.maxLength() + " characters, actual "
                    + (fixedLength + serial.length()));
        }
        checkShape(values, prefix, serial.length(), suffix);
        return new SpaceFormat(this, key.toString(), prefix, serial, suffix, shape.check().map(CheckPart::rule));
    }

    /** Refuses fields that would make codes which are not of the scheme's shape. */
    private void checkShape(Map<String, String> values, byte[] prefix, int serialLength, byte[] suffix) throws FieldException {
        if (shape.formed()) {
            return;
        }
        String field = shape.beforeSerial().stream().filter(FieldPart.class::isInstance).map(part -> ((FieldPart) part).name())
                .findFirst().orElse("scheme");
        for (byte c : alphabet(values).characters()) {
            String code = new String(prefix, US_ASCII) + String.valueOf((char) c).repeat(serialLength) + new String(suffix, US_ASCII);
            if (!shape.holds(code.getBytes(US_ASCII), 0, code.length())) {
                throw new FieldException(field, "expected one that makes codes of the shape of " + name() + ", actual such as \"" + code + "\"");
            }
        }
    }

    private static byte[] text(List<Part> parts, Map<String, String> values, StringBuilder key) throws FieldException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (Part part : parts) {
            if (part instanceof ConstantPart constant) {
                text.writeBytes(constant.bytes());
            } else if (part instanceof FieldPart field) {
                String value = field.text(values);
                key.append('/').append(value);
                text.writeBytes(value.getBytes(US_ASCII));
            }
        }
        return text.toByteArray();
    }

    private Numerals numerals(Map<String, String> values, int fixedLength, StringBuilder key) throws FieldException {
        SerialPart serial = shape.serial().orElseThrow();
        int length = serial.issued() == 0 ? shape.maxLength() - fixedLength : serial.issued();
        if (serial.chosenLength()) {
            length = SerialChoice.length(values.get(SerialChoice.LENGTH), serial);
            key.append(':').append(length);
        }
        if (serial.chosenAlphabet()) {
            key.append(':').append(alphabet(values));
        }
        return Numerals.of(alphabet(values), length);
    }

    private Alphabet alphabet(Map<String, String> values) throws FieldException {
        SerialPart serial = shape.serial().orElseThrow();
        return serial.chosenAlphabet() ? SerialChoice.alphabet(values.get(SerialChoice.ALPHABET), serial) : serial.alphabets().get(0);
    }

    /** Refuses product fields that are missing, malformed or unknown. */
    public void checkProduct(Map<String, String> values) throws FieldException {
        Set<String> unknown = new HashSet<>(values.keySet());
        unknown.removeAll(productFields());
        unknown.removeAll(optionalProductFields());
        for (String name : unknown) {
            throw new FieldException(name, "expected none of this name in " + name() + ", actual \"" + values.get(name) + "\"");
        }
        for (FieldPart field : fields) {
            if (!field.ofBatch()) {
                field.text(values);
            }
        }
        if (issues() && batchFields().isEmpty()) {
            space(values);
        } else if (issues() && shape.serial().get().issued() > 0) {
            numerals(values, 0, new StringBuilder());
        }
    }

    /** Identifies accepted product fields as they can be seen in a code: {@code vetdrug-24/12345}. */
    public String productKey(Map<String, String> values) {
        StringBuilder key = new StringBuilder(name());
        for (FieldPart field : fields) {
            if (!field.ofBatch()) {
                key.append('/').append(acceptedText(field, values));
            }
        }
        return key.toString();
    }

    private static String acceptedText(FieldPart field, Map<String, String> values) {
        try {
            return field.text(values);
        } catch (FieldException refused) {
            throw new IllegalArgumentException(refused);
        }
    }

    /** Adds the product keys that a plain code may belong to: several where a field's length cannot be seen. */
    public void productKeys(byte[] text, int offset, int length, List<String> out) {
        for (String keyFields : shape.productKeys(text, offset, length)) {
            out.add(name() + keyFields);
            for (String other : definition.purpose().productOf()) {
                out.add(other + keyFields);
            }
        }
    }

    SchemeDefinition definition() {
        return definition;
    }

    boolean inText() {
        return definition.purpose().inText();
    }

    String optionalPrefix() {
        return definition.text().optionalPrefix();
    }

    CodeShape shape() {
        return shape;
    }

    @Override
    public String toString() {
        return name();
    }
}
