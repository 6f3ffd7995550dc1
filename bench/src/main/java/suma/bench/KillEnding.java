package suma.bench;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;

/**
 * How one life of the server is to end.
 *
 * @param orderly by SIGTERM, else by SIGKILL at some moment or by itself
 * @param backup  whether a backup is made meanwhile
 * @param death   where it ends by itself
 * @param fault   what the disk does to it
 */
record KillEnding(boolean orderly, boolean backup, Optional<KillDeath> death, Optional<KillFault> fault) {
    /** One life in so many makes a backup. */
    private static final int BACKUP_ONE_IN = 10;

    static KillEnding orderly(Random random) {
        return new KillEnding(true, false, random.nextBoolean() ? Optional.of(KillDeath.closing(random)) : Optional.empty(), Optional.empty());
    }

    /** @param faults whether the disk may fail */
    static KillEnding sudden(Random random, boolean faults) {
        if (faults && random.nextBoolean()) {
            return new KillEnding(false, false, Optional.empty(), Optional.of(KillFault.any(random)));
        }
        boolean backup = random.nextInt(BACKUP_ONE_IN) == 0;
        Optional<KillDeath> death = random.nextBoolean() ? Optional.empty()
                : Optional.of(backup ? KillDeath.backingUp(random) : KillDeath.working(random));
        return new KillEnding(false, backup, death, Optional.empty());
    }

    /** Whether it may end by itself, at work or before. */
    boolean endsByItself() {
        return !orderly && death.isPresent() || fault.isPresent();
    }

    KillFate fate(Path library, Path data) {
        return fault.map(disk -> disk.fate(library, data)).or(() -> death.map(KillDeath::fate)).orElse(KillFate.NONE);
    }
}
