package suma.engine.scan;

import java.time.Clock;
import java.time.LocalDate;

/** The present day of a clock's zone, computed once a day. Not thread-safe. */
final class Today {
    private final Clock clock;
    private long endsMs = Long.MIN_VALUE;
    private long beginsMs = Long.MAX_VALUE;
    private int epochDay;

    Today(Clock clock) {
        this.clock = clock;
    }

    int epochDay() {
        long nowMs = clock.millis();
        if (nowMs < beginsMs || nowMs >= endsMs) {
            LocalDate day = LocalDate.ofInstant(java.time.Instant.ofEpochMilli(nowMs), clock.getZone());
            epochDay = (int) day.toEpochDay();
            beginsMs = day.atStartOfDay(clock.getZone()).toInstant().toEpochMilli();
            endsMs = day.plusDays(1).atStartOfDay(clock.getZone()).toInstant().toEpochMilli();
        }
        return epochDay;
    }
}
