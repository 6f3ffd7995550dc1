package suma.engine.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The day of a moment in a zone, computed once a day. Not thread-safe. */
public final class Today {
    private final ZoneId zone;
    private long endsMs = Long.MIN_VALUE;
    private long beginsMs = Long.MAX_VALUE;
    private int epochDay;

    public Today(ZoneId zone) {
        this.zone = zone;
    }

    public int epochDay(long nowMs) {
        if (nowMs < beginsMs || nowMs >= endsMs) {
            LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(nowMs), zone);
            epochDay = (int) day.toEpochDay();
            beginsMs = day.atStartOfDay(zone).toInstant().toEpochMilli();
            endsMs = day.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
        }
        return epochDay;
    }
}
