package suma.resolver.batch;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import suma.engine.catalog.Product;
import suma.engine.scan.Finding;
import suma.engine.scan.Lookup;
import suma.resolver.http.Problem;
import suma.resolver.lookup.Scanner;

/** Reads codes that others issued for one product, and says what is wrong with those that are none. */
final class ForeignCodes {
    private final Product product;
    private final Lookup lookup;
    private final Finding finding;

    ForeignCodes(Product product, Scanner scanner) {
        this.product = product;
        this.lookup = scanner.lookup;
        this.finding = scanner.finding;
    }

    /** The plain code of a scanned text. */
    Optional<byte[]> plain(byte[] text) {
        return lookup.foreignCode(product, text, 0, text.length);
    }

    Problem.Part problem(byte[] text, String field) {
        boolean readable = lookup.find(text, 0, text.length, finding);
        String reason = readable ? "is no code of product " + product.id() + ": expected " + product.scheme() + " "
                + product.fields() + ", actual " + finding.scheme() : finding.problem();
        return new Problem.Part(new String(text, StandardCharsets.UTF_8), field, reason);
    }
}
