package suma.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs everything there is with its smallest sizes, to show that it works and that its answers hold. */
@Command(name = "tiny", mixinStandardHelpOptions = true, description = "runs every command and every JMH benchmark with --tiny")
final class TinyCommand implements Callable<Integer> {
    private static final String TINY = "--tiny";

    @Spec
    private CommandSpec command;

    @Option(names = "--results", paramLabel = "DIR", description = "leave what each one writes there")
    private Optional<Path> results = Optional.empty();

    @Override
    public Integer call() {
        List<String> failed = new ArrayList<>();
        command.parent().subcommands().forEach((name, one) -> {
            if (one.getCommandSpec().findOption(TINY) != null && !succeeds(name)) {
                failed.add(name);
            }
        });
        if (!succeeds()) {
            failed.add("JMH");
        }
        System.out.println(failed.isEmpty() ? "all passed" : "failed: " + String.join(", ", failed));
        return failed.isEmpty() ? 0 : 1;
    }

    private boolean succeeds(String... name) {
        List<String> line = new ArrayList<>(List.of(name));
        line.add(TINY);
        results.ifPresent(folder -> line.addAll(List.of("--results", folder.toString())));
        System.out.println("== bench " + String.join(" ", line));
        return new CommandLine(new Bench()).execute(line.toArray(String[]::new)) == 0;
    }
}
