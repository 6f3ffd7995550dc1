package suma.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import suma.engine.PowerDisk.Moment;

/**
 * Makes of a moment a folder as it may be found after the power went: each file keeps what was synced, and of the rest
 * whatever chance leaves, without regard to the order in which it was written.
 */
final class PowerCut {
    private static final int PAGE_BYTES = 4096;
    /** RocksDB frames its logs in blocks of so many bytes; a record may go over several. */
    private static final int LOG_BLOCK_BYTES = 32 << 10;

    private final Random random;
    private final List<Fate> fates;
    private final StringJoiner told = new StringJoiner(", ");

    /** Each file's fate is one of those given. */
    PowerCut(Random random, Fate... fates) {
        this.random = random;
        this.fates = List.of(fates);
    }

    enum Fate { WHOLE, CUT_AT_SYNC, CUT_ANYWHERE, CUT_AT_BLOCK, ZEROED_BEHIND, TORN_PAGES }

    /** Writes the store's files into a new folder; says what was done to them. */
    String write(Moment moment, Path store) throws IOException {
        Files.createDirectories(store);
        for (var file : moment.files().entrySet()) {
            String name = file.getKey();
            int safe = name.matches(".*\\.(log|sst)|MANIFEST-.*") ? Math.min(moment.synced().getOrDefault(name, 0), file.getValue().length)
                    : file.getValue().length;
            if (safe > 0 || random.nextInt(3) > 0 || isOldestLog(moment, name)) {
                Files.write(store.resolve(name), afterwards(name, file.getValue(), safe));
            } else {
                told.add(name + " missing");
            }
        }
        for (var file : moment.deleted().entrySet()) {
            if (random.nextInt(3) == 0) {
                told.add(file.getKey() + " back");
                Files.write(store.resolve(file.getKey()), file.getValue());
            }
        }
        return told.toString();
    }

    /** The names in the folder are synced before a log is deleted, so one of them is always there. */
    private static boolean isOldestLog(Moment moment, String name) {
        return name.equals(moment.files().keySet().stream().filter(file -> file.endsWith(".log")).findFirst().orElse(""));
    }

    private byte[] afterwards(String name, byte[] bytes, int safe) {
        if (safe == bytes.length) {
            return bytes;
        }
        Fate fate = fates.get(random.nextInt(fates.size()));
        told.add(name + " " + fate + ", " + safe + " of " + bytes.length + " bytes synced");
        int somewhere = safe + random.nextInt(bytes.length - safe + 1);
        return switch (fate) {
            case WHOLE -> bytes;
            case CUT_AT_SYNC -> Arrays.copyOf(bytes, safe);
            case CUT_ANYWHERE -> Arrays.copyOf(bytes, somewhere);
            case CUT_AT_BLOCK -> Arrays.copyOf(bytes, Math.max(safe, somewhere / LOG_BLOCK_BYTES * LOG_BLOCK_BYTES));
            case ZEROED_BEHIND -> zeroed(bytes, somewhere, (somewhere / PAGE_BYTES + 1) * PAGE_BYTES);
            case TORN_PAGES -> torn(bytes.clone(), safe);
        };
    }

    /** The file ends with its page; the bytes there that were not written are zero. */
    private static byte[] zeroed(byte[] bytes, int from, int to) {
        return Arrays.copyOf(Arrays.copyOf(bytes, from), to);
    }

    private byte[] torn(byte[] bytes, int safe) {
        for (int page = safe / PAGE_BYTES; page * PAGE_BYTES < bytes.length; page++) {
            if (random.nextBoolean()) {
                Arrays.fill(bytes, Math.max(safe, page * PAGE_BYTES), Math.min(bytes.length, (page + 1) * PAGE_BYTES), (byte) 0);
            }
        }
        return bytes;
    }
}
