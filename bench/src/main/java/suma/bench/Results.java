package suma.bench;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one benchmark found: its figures, remarks, and where and how they were measured. */
final class Results {
    private static final String ROW = "%-44s %10s %10s %10s  %-14s %s%n";

    private final String benchmark;
    private final String command;
    private final Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final boolean judged;
    private final Machine machine = Machine.here();
    private final String commit = Commit.here();
    private final List<Figure> figures = new ArrayList<>();
    private final List<Figure> required = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** Goals are left out when {@code judged} is false: sizes were too small to hold figures against them. */
    Results(String benchmark, String command, boolean judged) {
        this.benchmark = benchmark;
        this.command = command;
        this.judged = judged;
    }

    Figure figure(String name, String unit) {
        return add(new Figure(name, unit, Optional.empty()));
    }

    Figure figure(String name, String unit, Figure.Goal goal) {
        return add(new Figure(name, unit, Optional.of(goal).filter(wanted -> judged)));
    }

    /** A figure that must meet its goal at any size: a lost record is lost in a small run too. */
    Figure requirement(String name, String unit, Figure.Goal goal) {
        Figure figure = add(new Figure(name, unit, Optional.of(goal)));
        required.add(figure);
        return figure;
    }

    /** True when every requirement was measured and met, in each run. */
    boolean requirementsMet() {
        return required.stream().allMatch(figure -> !figure.values().isEmpty() && figure.values().stream().allMatch(figure.goal().orElseThrow()::met));
    }

    private Figure add(Figure figure) {
        figures.add(figure);
        return figure;
    }

    void note(String text) {
        notes.add(text);
    }

    void print(PrintStream out) {
        out.printf("%s%n  machine  %s%n  commit   %s%n  command  %s%n  begun    %s%n%n", benchmark, machine, commit, command, begun);
        out.printf(ROW, "figure", "median", "min", "max", "unit", judged ? "goal" : "");
        for (Figure figure : figures) {
            if (!figure.values().isEmpty()) {
                out.printf(ROW, figure.name(), Figure.text(figure.median()), Figure.text(figure.min()), Figure.text(figure.max()),
                        figure.unit(), figure.goal().map(goal -> goal + (goal.met(figure.median()) ? "  met" : "  not met")).orElse(""));
            }
        }
        notes.forEach(note -> out.println("  " + note));
        out.println();
    }

    /** Leaves {@code benchmark.json} and {@code benchmark.txt} in a folder, which is made when absent. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (PrintStream text = new PrintStream(Files.newOutputStream(folder.resolve(benchmark + ".txt")))) {
            print(text);
        }
        try (JsonGenerator json = new JsonFactory().createGenerator(folder.resolve(benchmark + ".json").toFile(), JsonEncoding.UTF8)) {
            json.useDefaultPrettyPrinter();
            write(json);
        }
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("benchmark", benchmark);
        json.writeStringField("command", command);
        json.writeStringField("begun", begun.toString());
        json.writeStringField("commit", commit);
        write(machine, json);
        json.writeArrayFieldStart("figures");
        for (Figure figure : figures) {
            write(figure, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("notes");
        for (String note : notes) {
            json.writeString(note);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(Machine machine, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("machine");
        json.writeStringField("cpu", machine.cpu());
        json.writeNumberField("cores", machine.cores());
        json.writeNumberField("memoryBytes", machine.memoryBytes());
        json.writeStringField("kernel", machine.kernel());
        json.writeStringField("jdk", machine.jdk());
        json.writeEndObject();
    }

    private static void write(Figure figure, JsonGenerator json) throws IOException {
        if (figure.values().isEmpty()) {
            return;
        }
        json.writeStartObject();
        json.writeStringField("name", figure.name());
        json.writeStringField("unit", figure.unit());
        json.writeNumberField("median", figure.median());
        json.writeNumberField("min", figure.min());
        json.writeNumberField("max", figure.max());
        if (figure.goal().isPresent()) {
            json.writeStringField("goal", figure.goal().get().toString());
        }
        json.writeArrayFieldStart("runs");
        for (double value : figure.values()) {
            json.writeNumber(value);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
