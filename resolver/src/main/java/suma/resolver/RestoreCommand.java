package suma.resolver;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import suma.engine.EngineConfig;
import suma.engine.backup.Restoring;
import suma.engine.backup.Restoring.Restored;
import suma.engine.command.Command.SkipSerials;
import suma.resolver.key.ApiKeys;

/** {@code suma restore}: a new data folder of a backup. */
@Command(name = "restore", mixinStandardHelpOptions = true, description = {"Make a data folder of a backup.",
    "What was recorded after it is lost, and so are revocations of API keys. Every serial space leaves out --skip serials, at most half of those"
            + " it has left, so that codes issued since are not issued again; name more where more may have been ordered of one space."})
final class RestoreCommand implements Callable<Integer> {
    @Option(names = "--from", required = true, paramLabel = "DIR", description = "backup folder")
    private Path from;
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "data folder; must not be there yet")
    private Path data;
    @Option(names = "--backup", paramLabel = "N", description = "number of the backup (default: the newest)")
    private Optional<Integer> backup;
    @Mixin
    private PassphraseOption passphrase;
    @Option(names = "--skip", defaultValue = "10000000", paramLabel = "N",
            description = "serials that each space leaves out (${DEFAULT-VALUE})")
    private long skip;
    @Option(names = "--config", paramLabel = "FILE", description = "the server's configuration")
    private Optional<Path> config;

    @Override
    public Integer call() throws IOException {
        EngineConfig engine = EngineConfig.at(data).withSchemes(ServerConfig.of(config).schemes());
        OptionalInt asked = backup.map(OptionalInt::of).orElseGet(OptionalInt::empty);
        Restored restored = Restoring.restore(from, asked, engine, passphrase.read(), new SkipSerials(skip));
        System.out.printf("backup %d restored up to sequence %d; what came after it is lost%n", restored.backup(), restored.sequence());
        System.out.printf("record %d leaves out %d serials of each space; codes issued since the backup scan as not_issued%n",
                restored.sequence() + 1, skip);
        if (ApiKeys.existIn(data)) {
            tellOfKeys();
        }
        return 0;
    }

    private void tellOfKeys() throws IOException {
        System.out.printf("%d API keys are in force as they were then; a key revoked since is in force again: suma key list --data %s, suma key revoke%n",
                ApiKeys.openOrBegin(data, Clock.systemUTC(), true).all().stream().filter(key -> key.revoked().isEmpty()).count(), data);
    }
}
