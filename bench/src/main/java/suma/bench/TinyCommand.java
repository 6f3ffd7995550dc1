package suma.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs everything there is with its smallest sizes, to show that it works and that its answers hold. */
@Command(name = "tiny", mixinStandardHelpOptions = true, description = "runs every command and every JMH benchmark with its smallest sizes")
final class TinyCommand implements Callable<Integer> {
    private static final List<String> MEASURING = List.of("render --tiny", "orders --tiny", "links --tiny", "http-links --tiny", "scale --tiny",
            "tills --tiny --without-rivals", "trail --tiny --without-rivals", "soak --tiny", "overload --tiny", "rig --tiny", "--tiny");
    private static final List<String> KILLING = List.of("kill --cycles 3 --orderly-every 3", "kill --cycles 4 --orderly-every 4 --disk-fails", "kill-mutants");

    private final List<String> failed = new ArrayList<>();

    @Option(names = "--results", paramLabel = "DIR", description = "leave what each one writes there")
    private Optional<Path> results = Optional.empty();

    @Override
    public Integer call() {
        List<String> writing = results.map(folder -> List.of("--results", folder.toString())).orElse(List.of());
        MEASURING.forEach(line -> run(line, writing));
        KILLING.forEach(line -> run(line, List.of()));
        System.out.println(failed.isEmpty() ? "all passed" : "failed: " + String.join(", ", failed));
        return failed.isEmpty() ? 0 : 1;
    }

    private void run(String line, List<String> options) {
        System.out.println("== bench " + line);
        List<String> words = new ArrayList<>(List.of(line.split(" ")));
        words.addAll(options);
        if (new CommandLine(new Bench()).execute(words.toArray(String[]::new)) != 0) {
            failed.add(line);
        }
    }
}
