package suma.engine;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends the process the n-th time that a thread comes to one place, with nothing flushed or closed, as SIGKILL would: for
 * rigs that kill the packaged program. The system property {@value #PROPERTY} names place and n, as in
 * {@code java -Dsuma.dieAt=AFTER_WRITE:17 -jar suma.jar serve …}; without it there is nothing of this. The thread rests at the
 * place before, so that whatever was promised too early gets out and can be held against what is found.
 */
public final class DeathPoint implements FaultPoints {
    public static final String PROPERTY = "suma.dieAt";
    /** What a shell says of a process that SIGKILL has ended. */
    public static final int STATUS = 137;
    private static final long REST_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Place place;
    private final AtomicInteger passages;

    private DeathPoint(Place place, int passages) {
        this.place = place;
        this.passages = new AtomicInteger(passages);
    }

    /** What the property asks for, or {@link FaultPoints#NONE}. */
    public static FaultPoints told() {
        String told = System.getProperty(PROPERTY, "");
        return told.isEmpty() ? NONE : of(told);
    }

    private static FaultPoints of(String told) {
        int colon = told.indexOf(':');
        return new DeathPoint(Place.valueOf(told.substring(0, colon)), Integer.parseInt(told.substring(colon + 1)));
    }

    @Override
    public void reached(Place here) {
        if (here == place && passages.decrementAndGet() == 0) {
            LockSupport.parkNanos(REST_NS);
            Runtime.getRuntime().halt(STATUS);
        }
    }
}
