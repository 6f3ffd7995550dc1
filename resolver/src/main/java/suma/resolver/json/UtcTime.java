package suma.resolver.json;

/** RFC 3339 times of four-digit years in UTC, to the millisecond where it is not 0, written without allocation. */
final class UtcTime {
    static final int LONGEST = "2026-11-23T10:20:30.456Z".length();
    /** 0000-01-01 and 10000-01-01. */
    private static final long FIRST_MS = -62_167_219_200_000L;
    private static final long END_MS = 253_402_300_800_000L;
    private static final long DAY_MS = 86_400_000;
    private static final int[] MS_OF = {3_600_000, 60_000, 1000};

    private UtcTime() {
    }

    static boolean holds(long epochMs) {
        return epochMs >= FIRST_MS && epochMs < END_MS;
    }

    /** Writes a time that {@link #holds}; returns where it ends. */
    static int write(long epochMs, byte[] dst, int offset) {
        int at = date(Math.floorDiv(epochMs, DAY_MS), dst, offset);
        int rest = (int) Math.floorMod(epochMs, DAY_MS);
        for (int unit = 0; unit < MS_OF.length; unit++) {
            dst[at++] = (byte) (unit == 0 ? 'T' : ':');
            at = digits(rest / MS_OF[unit], 2, dst, at);
            rest %= MS_OF[unit];
        }
        if (rest > 0) {
            dst[at++] = '.';
            at = digits(rest, 3, dst, at);
        }
        dst[at++] = 'Z';
        return at;
    }

    /** Years are taken to begin in March, so that the leap day comes last; 400 of them have 146,097 days. */
    private static int date(long epochDay, byte[] dst, int offset) {
        long sinceEra = epochDay + 719_468;
        long era = Math.floorDiv(sinceEra, 146_097);
        int day = Math.floorMod(sinceEra, 146_097);
        int year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
        int ofYear = day - (365 * year + year / 4 - year / 100);
        int month = (5 * ofYear + 2) / 153;
        int at = digits((int) (era * 400 + year + (month >= 10 ? 1 : 0)), 4, dst, offset);
        dst[at++] = '-';
        at = digits(month >= 10 ? month - 9 : month + 3, 2, dst, at);
        dst[at++] = '-';
        return digits(ofYear - (153 * month + 2) / 5 + 1, 2, dst, at);
    }

    private static int digits(int number, int count, byte[] dst, int at) {
        int rest = number;
        for (int i = at + count - 1; i >= at; i--) {
            dst[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + count;
    }
}
