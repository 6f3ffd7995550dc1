package suma.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import suma.engine.CorruptionException;
import suma.engine.EngineException;

/**
 * Looks at a store's files before RocksDB does, which would begin anew where {@code CURRENT} is missing, pass over what
 * stands behind a damaged record of a write-ahead log, and refuse a manifest whose last entry was being written when the
 * power went.
 */
final class StoreFiles {
    private static final Logger LOG = LoggerFactory.getLogger(StoreFiles.class);
    private static final String CURRENT = "CURRENT";
    private static final String MANIFEST = "MANIFEST-\\d+";
    private static final String TABLE = "\\d+\\.sst";
    private static final String WRITE_AHEAD_LOG = "\\d+\\.log";

    private final Path folder;

    StoreFiles(Path folder) {
        this.folder = folder;
    }

    /** @throws CorruptionException where opening would lose what was acknowledged */
    void settle() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            if (Files.exists(folder.resolve(CURRENT))) {
                settleManifest();
                settleLogs(files(WRITE_AHEAD_LOG));
            } else if (!files(MANIFEST + "|" + TABLE).isEmpty() && !beginning()) {
                throw new CorruptionException("store " + folder + ": expected a file " + CURRENT + ", actual none beside files of a store");
            }
        } catch (IOException e) {
            throw new EngineException("store " + folder + " cannot be read", e);
        }
    }

    /** A power cut may come before a new store's first file is named. */
    private boolean beginning() throws IOException {
        return files(TABLE).isEmpty() && files(WRITE_AHEAD_LOG).isEmpty() && files(MANIFEST).size() == 1;
    }

    private void settleManifest() throws IOException {
        Path manifest = folder.resolve(Files.readString(folder.resolve(CURRENT), java.nio.charset.StandardCharsets.ISO_8859_1).strip());
        if (manifest.getFileName().toString().matches(MANIFEST) && Files.exists(manifest)) {
            LogTail tail = LogTail.of(manifest);
            if (tail.kind() == LogTail.Kind.DAMAGED) {
                throw damaged("manifest", manifest, tail);
            } else if (tail.kind() == LogTail.Kind.TORN) {
                cut(manifest, tail);
            }
        }
    }

    private void settleLogs(List<Path> logs) throws IOException {
        if (logs.isEmpty() && !files(TABLE).isEmpty()) {
            throw new CorruptionException("store " + folder + ": expected a write-ahead log, actual none; restore a backup, since what was"
                    + " acknowledged last is lost");
        }
        boolean followed = false;
        for (int i = logs.size() - 1; i >= 0; i--) {
            LogTail tail = LogTail.of(logs.get(i));
            if (tail.kind() == LogTail.Kind.DAMAGED || tail.kind() == LogTail.Kind.TORN && followed) {
                throw damaged("write-ahead log", logs.get(i), tail);
            } else if (tail.kind() == LogTail.Kind.TORN) {
                cut(logs.get(i), tail);
            }
            followed |= tail.wholeBytes() > 0;
        }
    }

    private static CorruptionException damaged(String what, Path log, LogTail tail) {
        return new CorruptionException(what + " " + log + ": the record at byte " + tail.wholeBytes() + " of " + tail.sizeBytes()
                + " is not what was written; restore a backup, since what was acknowledged from there on is lost");
    }

    private static void cut(Path log, LogTail tail) throws IOException {
        LOG.warn("{} ends with {} bytes that were never acknowledged: cut off", log, tail.sizeBytes() - tail.wholeBytes());
        tail.cut(log);
    }

    /** In order of number: RocksDB gives all of them six digits, and more only when these do not suffice. */
    private List<Path> files(String name) throws IOException {
        try (var listed = Files.list(folder)) {
            return listed.filter(file -> file.getFileName().toString().matches(name))
                    .sorted(java.util.Comparator.<Path>comparingInt(file -> file.toString().length()).thenComparing(file -> file)).toList();
        }
    }
}
