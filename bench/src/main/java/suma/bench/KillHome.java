package suma.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where one data folder and all that belongs to it lie, and the program that works on it. */
record KillHome(Path folder, KillProgram program) {
    private static final String PASSPHRASE = "nothing is lost";

    /** With all that has to be there before the first start. */
    static KillHome make(Path folder, KillProgram program) throws IOException {
        KillHome home = new KillHome(Files.createDirectories(folder), program);
        Files.writeString(home.passphrase(), PASSPHRASE + "\n");
        Files.writeString(home.config(), "{\"backup\":{\"folder\":\"" + home.backups() + "\",\"passphraseFile\":\"" + home.passphrase() + "\"}}");
        return home;
    }

    Path data() {
        return folder.resolve("data");
    }

    Path restored() {
        return folder.resolve("restored");
    }

    Path backups() {
        return folder.resolve("backups");
    }

    Path passphrase() {
        return folder.resolve("passphrase");
    }

    Path config() {
        return folder.resolve("config.json");
    }

    /** What the program said of itself, over all its lives. */
    private Path log() {
        return folder.resolve("server.log");
    }

    long logBytes() throws IOException {
        return Files.exists(log()) ? Files.size(log()) : 0;
    }

    /** The log from a byte on. */
    String logged(long from) throws IOException {
        byte[] all = Files.readAllBytes(log());
        return new String(all, (int) from, all.length - (int) from, StandardCharsets.UTF_8);
    }

    /** A process with its errors in the log. */
    Process start(KillFate fate, String... command) throws IOException {
        ProcessBuilder process = program.command(Stream.concat(program.archived(), fate.options().stream()), command);
        process.environment().putAll(fate.environment());
        return process.redirectError(ProcessBuilder.Redirect.appendTo(log().toFile())).start();
    }

    /** What a command that came to its end left. */
    record Ran(int status, String said) {
        boolean well() {
            return status == 0;
        }
    }

    /** Has a whole folder checked that nobody has open. */
    Ran verify(Path folder) throws IOException, InterruptedException {
        return run("verify", "--data", folder.toString());
    }

    Ran run(String... command) throws IOException, InterruptedException {
        Process process = start(KillFate.NONE, command);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), said);
    }
}
