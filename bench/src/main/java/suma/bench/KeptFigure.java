package suma.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** A figure as the JSON of a command tells it. */
record KeptFigure(String name, String unit, double median, double min, double max) {
    private static KeptFigure of(JsonNode figure) {
        return new KeptFigure(figure.get("name").asText(), figure.get("unit").asText(), figure.get("median").asDouble(),
                figure.get("min").asDouble(), figure.get("max").asDouble());
    }

    /** All that commands left in a folder, by the names of their files. */
    static List<KeptFigure> in(Path folder) throws IOException {
        List<KeptFigure> figures = new ArrayList<>();
        for (Path file : jsonFiles(folder)) {
            new ObjectMapper().readTree(file.toFile()).path("figures").forEach(figure -> figures.add(of(figure)));
        }
        return figures;
    }

    private static List<Path> jsonFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    /** The median as so many a second, where the unit is a rate or a time. */
    OptionalDouble perSecond() {
        return switch (unit) {
            case "ops/us" -> OptionalDouble.of(median * 1e6);
            case "ns/op", "ns" -> OptionalDouble.of(1e9 / median);
            default -> unit.endsWith("/s") ? OptionalDouble.of(median) : OptionalDouble.empty();
        };
    }
}
