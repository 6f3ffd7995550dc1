package suma.resolver.json;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Times in UTC as RFC 3339 writes them, without allocation for the years 1970 to 9999. */
final class TimeText {
    static final int LONGEST_BYTES = 32;
    private static final long DAY_MS = 86_400_000;
    private static final long END_MS = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
    private static final int DAYS_OF_400_YEARS = 146_097;
    /** From 0000-03-01, where the count of days begins that makes leap days the last of their year, to 1970-01-01. */
    private static final int DAYS_TO_EPOCH = 719_468;

    private TimeText() {
    }

    /** Writes like {@link Instant#toString}; returns where it ends. */
    static int write(long epochMs, byte[] dst, int offset) {
        if (epochMs < 0 || epochMs > END_MS) {
            byte[] text = Instant.ofEpochMilli(epochMs).toString().getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(text, 0, dst, offset, text.length);
            return offset + text.length;
        }
        int ms = (int) (epochMs % DAY_MS);
        int at = writeDay((int) (epochMs / DAY_MS), dst, offset);
        dst[at++] = 'T';
        at = digits(ms / 3_600_000, 2, dst, at);
        dst[at++] = ':';
        at = digits(ms / 60_000 % 60, 2, dst, at);
        dst[at++] = ':';
        at = digits(ms / 1000 % 60, 2, dst, at);
        if (ms % 1000 != 0) {
            dst[at++] = '.';
            at = digits(ms % 1000, 3, dst, at);
        }
        dst[at++] = 'Z';
        return at;
    }

    private static int writeDay(int epochDay, byte[] dst, int offset) {
        int days = epochDay + DAYS_TO_EPOCH;
        int era = days / DAYS_OF_400_YEARS;
        int dayOfEra = days % DAYS_OF_400_YEARS;
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayFromMarch = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayFromMarch + 2) / 153;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        int at = digits(era * 400 + yearOfEra + (month <= 2 ? 1 : 0), 4, dst, offset);
        dst[at++] = '-';
        at = digits(month, 2, dst, at);
        dst[at++] = '-';
        return digits(dayFromMarch - (153 * monthFromMarch + 2) / 5 + 1, 2, dst, at);
    }

    private static int digits(int number, int count, byte[] dst, int offset) {
        int rest = number;
        for (int i = offset + count - 1; i >= offset; i--) {
            dst[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return offset + count;
    }
}
