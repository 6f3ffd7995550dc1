package suma.engine.code;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** Writes elements as the GS1 Digital Link that {@link DigitalLink} reads: key and qualifiers in the path, all others in the query. */
record LinkForm(ApplicationIdentifier key, Map<String, String> elements) {

    /** Characters that a URI need not escape anywhere (RFC 3986, unreserved). */
    private static final String PLAIN = "-._~";

    Optional<String> text(String stem) {
        List<String> inPath = new ArrayList<>(List.of(key.code()));
        inPath.addAll(qualifiers());
        Map<String, String> attributes = new LinkedHashMap<>(elements);
        attributes.keySet().removeAll(inPath);
        if (!attributes.keySet().stream().allMatch(this::mayBeAttribute)) {
            return Optional.empty();
        }
        StringBuilder link = new StringBuilder(stem);
        inPath.forEach(ai -> link.append('/').append(ai).append('/').append(escaped(elements.get(ai))));
        return Optional.of(link.append(query(attributes)).toString());
    }

    /** Those elements that are of the first sequence of qualifiers of which there are any. */
    private List<String> qualifiers() {
        return key.qualifiers().stream().map(sequence -> sequence.stream().filter(elements::containsKey).toList())
                .filter(found -> !found.isEmpty()).findFirst().orElse(List.of());
    }

    private boolean mayBeAttribute(String ai) {
        return ApplicationIdentifiers.named(ai).attribute() && key.qualifiers().stream().noneMatch(sequence -> sequence.contains(ai));
    }

    private static String query(Map<String, String> attributes) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        attributes.forEach((ai, value) -> query.add(ai + "=" + escaped(value)));
        return query.toString();
    }

    private static String escaped(String text) {
        return WebUri.encode(text, PLAIN);
    }
}
