package suma.resolver.label;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** The texts that the rules of a scheme want in its two-dimensional symbols. */
final class SchemeText {
    private static final String PAGE = "/c/";

    private SchemeText() {
    }

    static String of(Label label, String stem) {
        return switch (label.scheme().name()) {
            // Pesticides, Announcement 2579; crop seed likewise: name, holder or producer, unit code, address.
            case "pesticide-32", "pesticide-2026", "seed-20" ->
                    lines(label.productName(), label.holder(), label.code(), page(label, stem));
            // Veterinary drugs, Announcement 2210: the code leads.
            case "vetdrug-24" -> lines(label.code(), label.productName(), label.holder());
            default -> label.code();
        };
    }

    /** The address of the code's page for consumers. */
    static String page(Label label, String stem) {
        return stem + PAGE + URLEncoder.encode(label.code(), UTF_8);
    }

    private static String lines(String... lines) {
        return String.join("\n", lines);
    }
}
