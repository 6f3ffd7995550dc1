package suma.resolver;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import suma.resolver.backup.BackupConfig;

/** Where commands that seal and open keys have the passphrase from. */
final class PassphraseOption {
    private static final String VARIABLE = "SUMA_PASSPHRASE";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;
    @Option(names = "--passphrase", paramLabel = "FILE",
            description = "file whose first line seals the keys (default: the environment's " + VARIABLE + ", else it is asked for)")
    private Optional<Path> file = Optional.empty();

    char[] read() throws IOException {
        if (file.isPresent()) {
            return BackupConfig.passphrase(file.get());
        }
        String told = System.getenv(VARIABLE);
        if (told != null) {
            return BackupConfig.checked(VARIABLE, told.toCharArray());
        }
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("passphrase: ");
        if (typed == null) {
            throw new ParameterException(command.commandLine(), "expected --passphrase FILE, or " + VARIABLE + " in the environment, or a terminal to ask at");
        }
        return BackupConfig.checked("passphrase", typed);
    }
}
