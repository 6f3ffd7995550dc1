package suma.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The packaged program. It starts hundreds of times, so it does without an optimizing compiler, and reads its classes from
 * an archive once there is one.
 *
 * @param classes others than the jar's that come before them, as for a build that is broken on purpose
 * @param archive where the archive is, or is to be
 */
record KillProgram(Path jar, Optional<Path> classes, Path archive) {
    private static final String MAIN = "suma.resolver.Suma";

    ProcessBuilder command(Stream<String> options, String... command) {
        List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-ea", "-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xlog:disable"));
        words.addAll(options.toList());
        words.addAll(classes.map(this::withClasses).orElse(List.of("-jar", jar.toString())));
        words.addAll(List.of(command));
        return new ProcessBuilder(words);
    }

    private List<String> withClasses(Path before) {
        return Stream.concat(ChildJvm.OPENS.stream(), Stream.of("-cp", before + ":" + jar, MAIN)).toList();
    }

    /** Says to use the archive, if there is one. */
    Stream<String> archived() {
        return Files.exists(archive) ? Stream.of("-XX:SharedArchiveFile=" + archive) : Stream.empty();
    }

    /** Makes the archive, by a life on a folder that is of no use afterwards; classes of folders cannot be in one. */
    void makeArchive(KillHome scratch) throws IOException, InterruptedException {
        if (classes.isEmpty()) {
            KillServer server = KillServer.start(scratch, KillFate.of("-XX:ArchiveClassesAtExit=" + archive));
            server.awaitReady();
            server.stop();
        }
    }
}
