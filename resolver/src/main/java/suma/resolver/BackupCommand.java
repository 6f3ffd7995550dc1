package suma.resolver;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import suma.engine.FolderInUseException;
import suma.engine.backup.Backups;
import suma.engine.backup.Backups.Backup;
import suma.resolver.backup.BackupCalls;
import suma.resolver.backup.BackupOrder;
import suma.resolver.json.JsonIn;
import suma.resolver.key.ApiKeys;

/** {@code suma backup}: adds a backup of a folder, by the server that has it open where there is one. */
@Command(name = "backup", mixinStandardHelpOptions = true, description = {"Add a backup of a data folder to a backup folder.",
    "Where a server has the data folder open, it is asked to make the backup, and goes on working meanwhile. What is in the backup folder"
            + " already is not copied again."})
final class BackupCommand implements Callable<Integer> {
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
        URI server = ServerAddress.read(data);
        String name = order.leave(data);
        try {
            HttpResponse<String> answer = post(server.resolve("/v1/backups?" + BackupCalls.ORDER + "=" + name));
            if (answer.statusCode() != 201) {
                throw new IOException("server " + server + ": expected 201, actual " + answer.statusCode() + " " + answer.body());
            }
            return read(answer.body());
        } finally {
            BackupOrder.withdraw(data, name);
        }
    }

    private HttpResponse<String> post(URI uri) throws IOException {
        String key = Files.readString(data.resolve(ApiKeys.ADMIN_FILE)).strip();
        HttpRequest request = HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + key).POST(HttpRequest.BodyPublishers.noBody()).build();
        try {
            return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new InterruptedIOException(uri.toString());
        }
    }

    private static Backup read(String json) {
        int number = 0;
        long sequence = 0;
        try (JsonIn in = JsonIn.of(json.getBytes(StandardCharsets.UTF_8))) {
            for (boolean more = in.beginObject() && in.nextField(); more; more = in.nextField()) {
                switch (in.field()) {
                    case "backup" -> number = (int) in.number(1, Integer.MAX_VALUE);
                    case "sequence" -> sequence = in.number(0, Long.MAX_VALUE);
                    default -> in.unknownField();
                }
            }
        }
        return new Backup(number, sequence);
    }
}
