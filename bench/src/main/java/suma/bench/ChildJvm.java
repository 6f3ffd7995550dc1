package suma.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Another JVM. What it found, it says in lines {@code name=number}. */
final class ChildJvm implements AutoCloseable {
    /** What the libraries reach into, as the manifest of the jar has it. */
    static final List<String> OPENS = List.of("-Dchronicle.analytics.disable=true",
            "--add-opens=java.base/java.lang=ALL-UNNAMED", "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED", "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED", "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--add-opens=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED",
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED", "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED");

    private final long startNs = System.nanoTime();
    private final Process process;
    private final AtExit atExit;
    private final BufferedReader lines;
    private final Map<String, Double> found = new HashMap<>();

    ChildJvm(Class<?> program, String... command) throws IOException {
        this(Map.of(), Stream.concat(OPENS.stream(), Stream.of("-cp", System.getProperty("java.class.path"), program.getName())), command);
    }

    /** Another JVM that runs a jar as it is shipped. */
    ChildJvm(Path jar, Surroundings around, String... command) throws IOException {
        this(around.environment(), Stream.concat(around.flags().stream(), Stream.of("-jar", jar.toString())), command);
    }

    private ChildJvm(Map<String, String> environment, Stream<String> program, String... command) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        program.forEach(words::add);
        words.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        process = builder.start();
        atExit = AtExit.run(process::destroyForcibly);
        lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Tells the parent a number; the other side of this class. */
    static void tell(String name, double value) {
        System.out.println(name + '=' + value);
        System.out.flush();
    }

    /** Reads on until the child says a line that begins so; that line. */
    String awaitLine(String beginning) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            note(line);
            if (line.startsWith(beginning)) {
                return line;
            }
        }
        throw new IOException("child: expected " + beginning + ", actual end of output");
    }

    /** Reads on until the child tells {@code name}; the seconds since the child was started. */
    double await(String name) throws IOException {
        awaitLine(name + '=');
        return (System.nanoTime() - startNs) / 1e9;
    }

    /** Reads everything the child says and waits for its end. */
    Map<String, Double> finish() throws IOException, InterruptedException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            note(line);
        }
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException("child: expected exit 0 actual " + code);
        }
        return found;
    }

    private void note(String line) {
        int equals = line.indexOf('=');
        if (equals > 0 && line.indexOf(' ') < 0) {
            found.put(line.substring(0, equals), Double.parseDouble(line.substring(equals + 1)));
        }
    }

    long pid() {
        return process.pid();
    }

    /** Asks the child to end, as SIGTERM does, and waits for it. */
    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
        atExit.done();
    }

    /** Ends the child as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        atExit.done();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        atExit.done();
    }
}
