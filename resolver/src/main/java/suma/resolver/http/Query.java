package suma.resolver.http;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameters behind the question mark. */
public final class Query {
    static final int MOST_PARAMETERS = 32;
    /** Stands for names that are not the route's to know: the query is not read. */
    public static final String ANY = "*";
    private static final Query NONE = new Query(Map.of());

    private final Map<String, String> values;

    private Query(Map<String, String> values) {
        this.values = values;
    }

    /** Reads what stands behind position {@code from} of the target; every name at most once, none but the known. */
    static Query of(String target, int from, Collection<String> known) {
        if (from >= target.length() || known.contains(ANY)) {
            return NONE;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int start = from; start < target.length(); ) {
            int end = target.indexOf('&', start);
            end = end < 0 ? target.length() : end;
            add(values, target, start, end, known);
            start = end + 1;
        }
        return new Query(values);
    }

    private static void add(Map<String, String> values, String target, int start, int end, Collection<String> known) {
        if (start == end) {
            return;
        }
        int equals = target.indexOf('=', start);
        boolean hasValue = equals >= 0 && equals < end;
        String name = PercentText.text(target, start, hasValue ? equals : end, true);
        String value = hasValue ? PercentText.text(target, equals + 1, end, true) : "";
        if (!known.contains(name)) {
            throw Refusal.of(400, "unknown query parameter " + name + ", known are " + known);
        }
        if (values.put(name, value) != null || values.size() > MOST_PARAMETERS) {
            throw Refusal.of(400, "query parameter " + name + " stands more than once");
        }
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public Set<String> names() {
        return values.keySet();
    }

    public long number(String name, long min, long max, long otherwise) {
        String text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        boolean digits = !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || Long.parseLong(text) < min || Long.parseLong(text) > max) {
            throw Refusal.of(400, name + ": expected " + min + " to " + max + ", actual " + text);
        }
        return Long.parseLong(text);
    }
}
