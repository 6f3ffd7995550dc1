package suma.resolver.http;

import java.util.List;
import java.util.SortedMap;

/**
 * What the API's description tells of a route, beside its method and path.
 *
 * @param query   names of its query parameters
 * @param takes   bodies it takes, none for a route without a body
 * @param answers what it gives, by status; a status without content is a problem or an empty answer
 */
public record Operation(String summary, List<Parameter> query, List<Content> takes,
                        SortedMap<Integer, List<Content>> answers) {

    /** A query parameter; {@code type} is a JSON Schema type. */
    public record Parameter(String name, String type, String about) {
    }

    /** A media type with the name of its schema, empty where it is free text. */
    public record Content(String mediaType, String schema) {
    }

    List<String> queryNames() {
        return query.stream().map(Parameter::name).toList();
    }
}
