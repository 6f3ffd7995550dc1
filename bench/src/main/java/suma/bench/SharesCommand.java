package suma.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sets the figures in a folder beside the limits of the machine that were measured with them. */
@Command(name = "shares", mixinStandardHelpOptions = true, description = "sets the results in a folder beside the machine's limits in it: shares.txt")
final class SharesCommand implements Callable<Integer> {
    private static final String ROW = "%-52s %10s   %-34s %10s %8s%n";

    @Option(names = "--results", required = true, paramLabel = "DIR", description = "where the JSON of the other commands lies")
    private Path results;

    @Override
    public Integer call() throws IOException {
        Map<String, KeptFigure> figures = KeptFigure.in(results).stream().collect(Collectors.toMap(KeptFigure::name, figure -> figure, (first, again) -> again));
        List<Share> shares = Share.ALL.stream().filter(share -> figures.containsKey(share.figure()) && figures.containsKey(share.limit().figure())).toList();
        if (shares.isEmpty()) {
            System.err.println("shares: expected results of LimitsBench and of what they limit in " + results + ", actual none");
            return 1;
        }
        print(shares, figures, System.out);
        try (PrintStream file = new PrintStream(Files.newOutputStream(results.resolve("shares.txt")))) {
            print(shares, figures, file);
        }
        return 0;
    }

    private static void print(List<Share> shares, Map<String, KeptFigure> figures, PrintStream out) {
        out.printf(ROW, "figure, median", "a second", "takes at least, each", "possible", "share");
        for (Share share : shares) {
            double actual = figures.get(share.figure()).perSecond().orElseThrow();
            double possible = figures.get(share.limit().figure()).perSecond().orElseThrow() / share.work();
            out.printf(ROW, share.figure(), Figure.text(actual), share.workText(), Figure.text(possible),
                    Figure.text(100 * actual / possible) + " %");
        }
    }
}
