package suma.loadgen;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Where the load came from. */
record Machine(String cpu, int cores, long memoryBytes, String system, String jdk) {
    private static final String CPU_NAME = "model name";

    static Machine here() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(cpuName(), system.getAvailableProcessors(), system.getTotalMemorySize(),
                system.getName() + " " + system.getVersion(), System.getProperty("java.runtime.version"));
    }

    private static String cpuName() {
        Path file = Path.of("/proc/cpuinfo");
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(CPU_NAME)).findFirst().map(line -> line.substring(line.indexOf(':') + 2))
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException notLinux) {
            return System.getProperty("os.arch");
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s, %d cores, %.1f GiB, %s, JDK %s", cpu, cores, memoryBytes / 0x1p30, system, jdk);
    }
}
