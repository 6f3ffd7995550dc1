package suma.resolver;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import suma.engine.FolderInUseException;
import suma.engine.backup.Backups;
import suma.engine.backup.Backups.Backup;
import suma.resolver.backup.BackupOrder;
import suma.resolver.backup.BackupOrder.Slip;

/** {@code suma backup}: adds a backup of a folder, by the server that has it open where there is one. */
@Command(name = "backup", mixinStandardHelpOptions = true, description = {"Add a backup of a data folder to a backup folder.",
    "Where a server has the data folder open, it is asked to make the backup, and goes on working meanwhile. What is in the backup folder"
            + " already is not copied again."})
final class BackupCommand implements Callable<Integer> {
    private static final long POLL_MS = 200;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "data folder")
    private Path data;
    @Option(names = "--to", required = true, paramLabel = "DIR", description = "backup folder; made when absent")
    private Path to;
    @Mixin
    private PassphraseOption passphrase;

    @Override
    public Integer call() throws IOException {
        Backup made = make(passphrase.read());
        System.out.printf("backup %d made up to sequence %d%n", made.number(), made.sequence());
        return 0;
    }

    /** By this process where nobody has the folder open, else by the server that has: it need not be so for long. */
    private Backup make(char[] secret) throws IOException {
        Optional<Slip> slip = Optional.empty();
        try {
            while (true) {
                try {
                    return new Backups(to.toAbsolutePath()).add(data, secret);
                } catch (FolderInUseException served) {
                    slip = Optional.of(slip.isPresent() ? slip.get() : new BackupOrder(to, secret).leave(data));
                }
                Optional<JsonNode> answer = slip.get().answer();
                if (answer.isPresent()) {
                    return read(answer.get());
                }
                sleep();
            }
        } finally {
            if (slip.isPresent()) {
                slip.get().withdraw();
            }
        }
    }

    private static void sleep() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        } catch (InterruptedException e) {
            throw new InterruptedIOException("backup");
        }
    }

    private static Backup read(JsonNode answer) throws IOException {
        if (!answer.has("backup")) {
            throw new IOException(answer.path("detail").asText());
        }
        return new Backup(answer.path("backup").asInt(), answer.path("sequence").asLong());
    }
}
