package suma.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws what lies in a folder of results. */
@Command(name = "plots", mixinStandardHelpOptions = true, description = "draws the results in a folder: rivals.svg, and growth.svg of a scale run")
final class PlotsCommand implements Callable<Integer> {
    @Option(names = "--results", required = true, paramLabel = "DIR", description = "where the JSON of the other commands lies")
    private Path results;

    @Override
    public Integer call() throws IOException {
        List<KeptFigure> figures = KeptFigure.in(results);
        write("rivals.svg", RatioPlot.of(figures));
        if (figures.stream().anyMatch(figure -> figure.name().matches(GrowthPlot.OF_A_SIZE))) {
            write("growth.svg", GrowthPlot.of(figures));
        }
        return 0;
    }

    private void write(String name, String svg) throws IOException {
        Path file = results.resolve(name);
        Files.writeString(file, svg);
        System.out.println(file);
    }
}
