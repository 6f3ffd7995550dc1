package suma.resolver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import suma.engine.EngineConfig;
import suma.engine.verify.Verification;

/** {@code suma verify}: checks a data folder that no server has open. */
@Command(name = "verify", mixinStandardHelpOptions = true,
        description = "Check a data folder: the hash chain of its log, all that follows from the log by replaying it, and the index.")
final class VerifyCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "data folder")
    private Path data;
    @Option(names = "--config", paramLabel = "FILE", description = "the server's configuration")
    private Optional<Path> config;

    @Option(names = "--scratch", paramLabel = "DIR", description = "where there is room for as much again, for the replay (default: beside the data folder)")
    private Optional<Path> scratch;

    @Override
    public Integer call() throws IOException {
        EngineConfig engine = EngineConfig.at(data).withSchemes(ServerConfig.of(config).schemes());
        Path beside = scratch.orElseGet(() -> data.toAbsolutePath().getParent());
        Verification.Report report = Verification.of(engine, beside, part -> System.out.println("checking " + part));
        System.out.printf("%d records, %d batches, %d codes, %d links%n", report.records(), report.batches(), report.codes(),
                report.links());
        report.findings().forEach(finding -> System.out.println("wrong: " + finding));
        System.out.println(report.clean() ? "clean" : report.findings().size() + " findings");
        return report.clean() ? 0 : Suma.FAILED;
    }
}
