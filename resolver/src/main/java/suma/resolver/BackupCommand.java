package suma.resolver;

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
import suma.resolver.backup.BackupSlip;

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

    private Backup make(char[] secret) throws IOException {
        try {
            return new Backups(to.toAbsolutePath()).add(data, secret);
        } catch (FolderInUseException served) {
            return askServer(new BackupOrder(to, secret));
        }
    }

    private Backup askServer(BackupOrder order) throws IOException {
        BackupSlip slip = BackupSlip.leave(data, order);
        Thread atExit = new Thread(() -> withdraw(slip), "withdraw");
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            return await(slip);
        } finally {
            Runtime.getRuntime().removeShutdownHook(atExit);
            withdraw(slip);
        }
    }

    private static Backup await(BackupSlip slip) throws IOException {
        try {
            Optional<Backup> made = slip.outcome();
            for (; made.isEmpty(); made = slip.outcome()) {
                TimeUnit.MILLISECONDS.sleep(POLL_MS);
            }
            return made.get();
        } catch (InterruptedException e) {
            throw new InterruptedIOException("backup");
        }
    }

    /** The passphrase must not stay behind, even when the command is ended from outside. */
    private static void withdraw(BackupSlip slip) {
        try {
            slip.withdraw();
        } catch (IOException left) {
            System.err.println("suma: " + left.getMessage() + " could not be deleted");
        }
    }
}
