package suma.resolver.http;

import java.util.List;
import java.util.Locale;

/** The media types spoken here, and the choice among them. */
public final class MediaType {
    public static final String JSON = "application/json";
    public static final String NDJSON = "application/x-ndjson";
    public static final String PROBLEM = "application/problem+json";
    public static final String TEXT = "text/plain";
    public static final String CSV = "text/csv";
    public static final String HTML = "text/html";
    public static final String SVG = "image/svg+xml";
    public static final String PNG = "image/png";
    public static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";

    private static final String FORM = "application/x-www-form-urlencoded";

    private MediaType() {
    }

    /** The type of a body without its parameters. None, or the one that tools send unasked, is taken for JSON. */
    static String ofBody(String contentType) {
        int end = contentType.indexOf(';');
        String type = (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        return type.isEmpty() || type.equals(FORM) ? JSON : type;
    }

    /** The offered type that {@code Accept} likes best, the first of equals; empty where it takes none (RFC 9110, 12.5.1). */
    static String choose(String accept, List<String> offered) {
        if (accept.isBlank()) {
            return offered.get(0);
        }
        if (offered.contains(accept)) {
            return accept;
        }
        String best = "";
        double bestWeight = 0;
        for (String type : offered) {
            double weight = weight(accept, type);
            if (weight > bestWeight) {
                best = type;
                bestWeight = weight;
            }
        }
        return best;
    }

    private static double weight(String accept, String type) {
        double weight = 0;
        int closest = -1;
        for (String range : accept.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = range.strip().split(";");
            int closeness = closeness(parts[0].strip(), type);
            if (closeness > closest) {
                closest = closeness;
                weight = quality(parts);
            }
        }
        return weight;
    }

    private static int closeness(String range, String type) {
        if (range.equals(type)) {
            return 2;
        }
        if (range.endsWith("/*") && type.startsWith(range.substring(0, range.length() - 1))) {
            return 1;
        }
        return range.equals("*/*") || range.equals("*") ? 0 : -1;
    }

    private static double quality(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.matches("q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)")) {
                return Double.parseDouble(parameter.substring(2));
            }
        }
        return 1;
    }
}
