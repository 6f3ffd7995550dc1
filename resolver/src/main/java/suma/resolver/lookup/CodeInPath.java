package suma.resolver.lookup;

import java.nio.charset.StandardCharsets;
import java.util.List;
import suma.engine.CodeId;
import suma.resolver.http.Exchange;
import suma.resolver.http.Problem;
import suma.resolver.http.Refusal;

/** The code that a path names. */
public final class CodeInPath {
    private CodeInPath() {
    }

    /** Leaves the finding in {@code scanner}, or refuses text that is no code. */
    static void find(Exchange exchange, Scanner scanner) {
        byte[] text = exchange.request().parameterBytes(0);
        boolean code = scanner.lookup.find(text, 0, text.length, scanner.finding);
        scanner.tally.count(scanner.finding);
        scanner.tally.publish();
        if (!code) {
            String spoken = new String(text, StandardCharsets.UTF_8);
            String reason = scanner.finding.problem();
            throw new Refusal(Problem.of(400, reason, List.of(new Problem.Part(spoken, "", reason))));
        }
    }

    /** The CodeId, or refuses a code that was never issued. Does not look at how the code stands, which may not be in memory. */
    public static long issued(Exchange exchange, Scanner scanner) {
        long codeId = scanner.codeId(exchange.request().parameterBytes(0));
        if (codeId <= CodeId.NONE) {
            find(exchange, scanner);
            throw Refusal.of(404, "the code was never issued");
        }
        return codeId;
    }
}
