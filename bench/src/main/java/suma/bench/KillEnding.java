package suma.bench;

import java.util.Optional;
import java.util.Random;

/**
 * How one life of the server is to end.
 *
 * @param orderly by SIGTERM, else by SIGKILL at some moment or by itself
 * @param backup  whether a backup is made meanwhile
 * @param death   where it ends by itself
 */
record KillEnding(boolean orderly, boolean backup, Optional<KillDeath> death) {
    /** One life in so many makes a backup. */
    private static final int BACKUP_ONE_IN = 10;

    static KillEnding of(boolean orderly, Random random) {
        boolean named = random.nextBoolean();
        if (orderly) {
            return new KillEnding(true, false, named ? Optional.of(KillDeath.closing(random)) : Optional.empty());
        }
        boolean backup = random.nextInt(BACKUP_ONE_IN) == 0;
        Optional<KillDeath> death = named ? Optional.of(backup ? KillDeath.backingUp(random) : KillDeath.working(random)) : Optional.empty();
        return new KillEnding(false, backup, death);
    }

    /** Whether it dies at a place that it comes to at work. */
    boolean diesAtWork() {
        return !orderly && death.isPresent();
    }
}
