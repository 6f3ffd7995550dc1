package suma.engine.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * How one of RocksDB's logs ends. Each record is synced before the next is begun, so a power cut can only have spoilt the
 * last; one that is spoilt with whole ones behind it was damaged later.
 *
 * @param wholeBytes up to where every record is whole
 * @param sizeBytes  the file's length
 */
record LogTail(long wholeBytes, long sizeBytes, Kind kind) {
    private static final int PAGE_BYTES = 4096;
    /** So many zeros at the end of a file are no accident of what was written. */
    private static final int TELLING_ZEROS = 16;

    enum Kind {
        /** Ends with a whole record. */
        WHOLE,
        /** Ends with a record that was not written to its end: it is cut, or pages of it were never written. */
        TORN,
        /** Holds bytes that were not written so. */
        DAMAGED
    }

    static LogTail of(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return of(new RocksLogLayout(channel.map(MapMode.READ_ONLY, 0, channel.size())));
        }
    }

    private static LogTail of(RocksLogLayout log) {
        int whole = 0;
        int at = 0;
        while (at < log.size() && log.isWhole(at)) {
            int end = log.end(at);
            whole = log.goesOn(at) ? whole : end;
            at = Math.min(RocksLogLayout.fragmentAt(end), log.size());
        }
        return new LogTail(whole, log.size(), at == log.size() ? whole == at || log.isZero(whole, at) ? Kind.WHOLE : Kind.TORN : broken(log, at));
    }

    private static Kind broken(RocksLogLayout log, int at) {
        return !recordBegins(log, at + 1) && !log.isWholeButForLength(at) && (log.end(at) > log.size() || pageMissing(log, at)) ? Kind.TORN : Kind.DAMAGED;
    }

    private static boolean recordBegins(RocksLogLayout log, int from) {
        for (int at = from; at + RocksLogLayout.HEADER_BYTES <= log.size(); at++) {
            if (log.begins(at) && log.isWhole(at)) {
                return true;
            }
        }
        return false;
    }

    /** Pages that were never written read as zeros. */
    private static boolean pageMissing(RocksLogLayout log, int from) {
        int size = log.size();
        for (int page = from / PAGE_BYTES * PAGE_BYTES; page < size; page += PAGE_BYTES) {
            if (log.isZero(Math.max(page, from), Math.min(page + PAGE_BYTES, size))) {
                return true;
            }
        }
        int telling = size % PAGE_BYTES == 0 ? 1 : TELLING_ZEROS;
        return log.isZero(Math.max(from, size - telling), size);
    }

    /** Forgets what was not written to its end, so that nobody has to judge it again. */
    void cut(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(wholeBytes);
            channel.force(true);
        }
    }
}
