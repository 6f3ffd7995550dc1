package suma.engine.code;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A JSON object in a definition and the path to it. */
record DefinitionNode(JsonNode node, String path) {

    DefinitionException wrong(String member, String expected) {
        JsonNode actual = node.get(member);
        String shown = actual == null ? "nothing" : actual.toString();
        return new DefinitionException(path + "." + member, "expected " + expected + ", actual " + shown);
    }

    boolean has(String member) {
        return node.has(member);
    }

    /** Refuses members of other names. */
    DefinitionNode only(Set<String> members) throws DefinitionException {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!members.contains(name)) {
                throw new DefinitionException(path + "." + name, "unknown, expected one of " + members.stream().sorted().toList());
            }
        }
        return this;
    }

    String text(String member) throws DefinitionException {
        JsonNode value = node.get(member);
        if (value == null || !value.isTextual() || value.textValue().isEmpty()) {
            throw wrong(member, "text");
        }
        return value.textValue();
    }

    String text(String member, String otherwise) throws DefinitionException {
        return has(member) ? text(member) : otherwise;
    }

    Optional<String> optionalText(String member) throws DefinitionException {
        return has(member) ? Optional.of(text(member)) : Optional.empty();
    }

    boolean flag(String member) throws DefinitionException {
        if (has(member) && !node.get(member).isBoolean()) {
            throw wrong(member, "true or false");
        }
        return has(member) && node.get(member).booleanValue();
    }

    int number(String member, int min, int max) throws DefinitionException {
        JsonNode value = node.get(member);
        if (value == null || !value.isInt() || value.intValue() < min || value.intValue() > max) {
            throw wrong(member, "a whole number from " + min + " to " + max);
        }
        return value.intValue();
    }

    /** A text, or an array of texts. */
    List<String> texts(String member) throws DefinitionException {
        if (has(member) && node.get(member).isTextual()) {
            return List.of(text(member));
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array(member)) {
            if (!element.isTextual() || element.textValue().isEmpty()) {
                throw wrong(member, "an array of texts");
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    /** An array of objects; empty when the member is absent. */
    List<DefinitionNode> objects(String member) throws DefinitionException {
        List<DefinitionNode> objects = new ArrayList<>();
        for (JsonNode element : array(member)) {
            DefinitionNode object = new DefinitionNode(element, path + "." + member + "[" + objects.size() + "]");
            if (!element.isObject()) {
                throw new DefinitionException(object.path, "expected an object, actual " + element);
            }
            objects.add(object);
        }
        return objects;
    }

    private Iterable<JsonNode> array(String member) throws DefinitionException {
        if (has(member) && !node.get(member).isArray()) {
            throw wrong(member, "an array");
        }
        return has(member) ? node.get(member) : List.of();
    }
}
