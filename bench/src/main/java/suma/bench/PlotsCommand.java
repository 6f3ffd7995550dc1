package suma.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws what lies in a folder of results. */
@Command(name = "plots", mixinStandardHelpOptions = true, description = "draws the results in a folder: rivals.svg and growth.svg")
final class PlotsCommand implements Callable<Integer> {
    @Option(names = "--results", required = true, paramLabel = "DIR", description = "where the JSON of the other commands lies")
    private Path results;

    /** A figure as its JSON tells it. */
    record Drawn(String name, String unit, double median, double min, double max) {
        private static Drawn of(JsonNode figure) {
            return new Drawn(figure.get("name").asText(), figure.get("unit").asText(), figure.get("median").asDouble(),
                    figure.get("min").asDouble(), figure.get("max").asDouble());
        }
    }

    @Override
    public Integer call() throws IOException {
        List<Drawn> figures = new ArrayList<>();
        for (Path file : jsonFiles()) {
            new ObjectMapper().readTree(file.toFile()).path("figures").forEach(figure -> figures.add(Drawn.of(figure)));
        }
        write("rivals.svg", RatioPlot.of(figures));
        write("growth.svg", GrowthPlot.of(figures));
        return 0;
    }

    private List<Path> jsonFiles() throws IOException {
        try (Stream<Path> files = Files.list(results)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    private void write(String name, String svg) throws IOException {
        Path file = results.resolve(name);
        Files.writeString(file, svg);
        System.out.println(file);
    }
}
