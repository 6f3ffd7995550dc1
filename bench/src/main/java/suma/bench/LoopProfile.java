package suma.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where a server's event loops spend their time while something is measured: what they spend in the kernel as the kernel counts it, and the rest by samples of
 * what they run.
 */
final class LoopProfile {
    private static final String LOOPS = "loop-";
    private static final int UTIME = 13;
    private static final int STIME = 14;

    private final long pid;
    private final Path recording;
    private long userTicks;
    private long systemTicks;

    /** What a lookup consists of, and the classes that do it. A sample counts for the innermost frame that belongs to one. */
    enum Part {
        CIPHER("cipher", List.of("suma.engine.cipher.", "com.sun.crypto.", "javax.crypto.")),
        INDEX("index", List.of("suma.engine.index.", "net.openhft.", "suma.engine.store.", "org.rocksdb.")),
        ENCODING("encoding", List.of("suma.resolver.json.", "suma.resolver.lookup.VerdictJson", "suma.resolver.lookup.BatchFields", "suma.resolver.resp.RespEncoder",
                "suma.engine.scan.CodeRenderer")),
        DECODING("decoding", List.of("suma.resolver.resp.", "suma.resolver.http.", "suma.engine.code.")),
        FINDING("from serial to batch and verdict", List.of("suma.engine.", "suma.resolver.")),
        NETTY("Netty", List.of("io.netty.")),
        OTHERS("others", List.of(""));

        final String text;
        private final List<String> classes;

        Part(String text, List<String> classes) {
            this.text = text;
            this.classes = classes;
        }

        static Part of(RecordedEvent sample) {
            for (RecordedFrame frame : sample.getStackTrace().getFrames()) {
                Part part = of(frame.getMethod().getType().getName());
                if (part != OTHERS) {
                    return part;
                }
            }
            return OTHERS;
        }

        private static Part of(String type) {
            return Stream.of(values()).filter(part -> part.classes.stream().anyMatch(type::startsWith)).findFirst().orElseThrow();
        }
    }

    private LoopProfile(long pid, Path recording) {
        this.pid = pid;
        this.recording = recording;
    }

    /** Begins to watch a JVM; what is recorded goes to a file. */
    static LoopProfile begin(long pid, Path recording) throws IOException, InterruptedException {
        LoopProfile profile = new LoopProfile(pid, recording);
        jcmd(pid, "JFR.start", "name=loops", "settings=profile");
        profile.userTicks = profile.ticks(UTIME);
        profile.systemTicks = profile.ticks(STIME);
        return profile;
    }

    /** Adds, in percent of what the loops were on a processor, what each part took since the beginning. */
    void end(Results results, String when) throws IOException, InterruptedException {
        double user = ticks(UTIME) - userTicks;
        double system = ticks(STIME) - systemTicks;
        jcmd(pid, "JFR.stop", "name=loops", "filename=" + recording);
        Map<Part, Integer> samples = samples();
        int all = samples.values().stream().mapToInt(Integer::intValue).sum();
        figure(results, when, "system calls").add(100 * system / (user + system));
        for (Part part : Part.values()) {
            figure(results, when, part.text).add(100 * user / (user + system) * samples.getOrDefault(part, 0) / Math.max(1, all));
        }
    }

    private static Figure figure(Results results, String when, String part) {
        return results.figure(String.format(Locale.ROOT, "%s: %s", when, part), "% of time");
    }

    private Map<Part, Integer> samples() throws IOException {
        Map<Part, Integer> samples = new EnumMap<>(Part.class);
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getEventType().getName().equals("jdk.ExecutionSample") && event.getThread("sampledThread").getJavaName().startsWith(LOOPS)) {
                    samples.merge(Part.of(event), 1, Integer::sum);
                }
            }
        }
        return samples;
    }

    /** The sum over the loops of a column of {@code proc(5)}'s stat. */
    private long ticks(int column) throws IOException {
        long sum = 0;
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path task : tasks.toList()) {
                if (Files.readString(task.resolve("comm")).startsWith(LOOPS)) {
                    sum += Long.parseLong(Files.readString(task.resolve("stat")).split(" ")[column]);
                }
            }
        }
        return sum;
    }

    private static void jcmd(long pid, String... words) throws IOException, InterruptedException {
        Stream<String> program = Stream.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid));
        Process jcmd = new ProcessBuilder(Stream.concat(program, Stream.of(words)).toList()).redirectErrorStream(true).start();
        String said = new String(jcmd.getInputStream().readAllBytes());
        if (jcmd.waitFor() != 0) {
            throw new IOException("jcmd " + words[0] + ": expected exit 0, actual " + said);
        }
    }
}
