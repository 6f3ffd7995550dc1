package suma.engine.code;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** How a date stands in a code; as a field it is given as an ISO date or as it stands in the code. */
enum DatePattern {
    YYYYMMDD("yyyyMMdd", 8),
    YYMMDD("yyMMdd", 6),
    /** One digit of year, as detonator codes have it. */
    YMMDD("yMMdd", 5),
    YYYY("yyyy", 4);

    private static final int ISO_LENGTH = 10;
    private static final int FIRST_YEAR = 1950;
    private static final int LAST_YEAR = 2099;

    private final String label;
    private final int length;

    DatePattern(String label, int length) {
        this.label = label;
        this.length = length;
    }

    static Optional<DatePattern> named(String label) {
        for (DatePattern pattern : values()) {
            if (pattern.label.equals(label)) {
                return Optional.of(pattern);
            }
        }
        return Optional.empty();
    }

    int length() {
        return length;
    }

    /** Whether digits at an offset can be such a date. */
    boolean holds(byte[] text, int offset) {
        int yearDigits = this == YYYY ? 4 : length - 4;
        int year = number(text, offset, yearDigits);
        if (yearDigits == 4 && (year < FIRST_YEAR || year > LAST_YEAR)) {
            return false;
        }
        boolean leap = year % (yearDigits == 1 ? 2 : 4) == 0;
        return this == YYYY || dayHolds(leap, number(text, offset + yearDigits, 2), number(text, offset + yearDigits + 2, 2));
    }

    /** {@code leap} is whether the year may be one; no century that is none lies between the first and last year. */
    private static boolean dayHolds(boolean leap, int month, int day) {
        int february = leap ? 29 : 28;
        return month >= 1 && month <= 12 && day >= 1 && day <= (month == 2 ? february : 30 + (month + month / 8 & 1));
    }

    private static int number(byte[] text, int offset, int length) {
        int number = 0;
        for (int i = offset; i < offset + length; i++) {
            number = number * 10 + text[i] - '0';
        }
        return number;
    }

    String encode(String field, String value) throws FieldException {
        if (value.length() != ISO_LENGTH) {
            return value;
        }
        try {
            LocalDate.parse(value);
        } catch (DateTimeException notDate) {
            throw new FieldException(field, "expected date yyyy-MM-dd, actual \"" + value + "\"");
        }
        String compact = value.replace("-", "");
        return this == YYYY ? compact.substring(0, length) : compact.substring(compact.length() - length);
    }

    @Override
    public String toString() {
        return label;
    }
}
