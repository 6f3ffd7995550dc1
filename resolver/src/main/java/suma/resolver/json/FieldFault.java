package suma.resolver.json;

/** One thing wrong with one field; {@code field} is its path in the body, such as {@code children[3]}. */
public record FieldFault(String field, String reason) {
}
