package suma.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What a result was measured on. */
record Machine(String cpu, int cores, long memoryBytes, String kernel, String jdk) {
    private static final String UNKNOWN = "unknown";

    static Machine here() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(field(Path.of("/proc/cpuinfo"), "model name"), Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize(), System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
    }

    /** Memory of a process that is in RAM, its mapped files included; 0 where the system does not tell. */
    static long residentBytes(long pid) {
        String kibibytes = field(Path.of("/proc/" + pid + "/status"), "VmRSS").replaceAll("\\D", "");
        return kibibytes.isEmpty() ? 0 : Long.parseLong(kibibytes) << 10;
    }

    /** The first {@code name: value} of a file of such lines. */
    private static String field(Path file, String name) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name)).findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse(UNKNOWN);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s, %d cores, %.1f GiB, %s, %s", cpu, cores, memoryBytes / 0x1p30, kernel, jdk);
    }
}
