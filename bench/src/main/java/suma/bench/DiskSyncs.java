package suma.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** How often a second a disk makes the end of a growing file durable: what one sale at a time could reach at most. */
final class DiskSyncs {
    private static final int APPENDED_BYTES = 4096;
    private static final long MEASURED_NS = TimeUnit.SECONDS.toNanos(1);

    private DiskSyncs() {
    }

    static double perSecond(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocateDirect(APPENDED_BYTES);
        long syncs = 0;
        long startNs = System.nanoTime();
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (System.nanoTime() - startNs < MEASURED_NS) {
                out.write(bytes.clear());
                out.force(false);
                syncs++;
            }
        }
        double perSecond = syncs * 1e9 / (System.nanoTime() - startNs);
        Files.delete(file);
        return perSecond;
    }
}
