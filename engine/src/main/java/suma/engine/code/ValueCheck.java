package suma.engine.code;

import java.util.Locale;

/** A check of an application identifier's value, beyond its length and alphabet. */
enum ValueCheck {

    /** The last digit is the check digit of those before it. */
    CSUM {
        @Override
        boolean holds(byte[] text, int offset, int length) {
            return CheckRule.GS1.holds(text, offset, length);
        }
    },
    ZERO {
        @Override
        boolean holds(byte[] text, int offset, int length) {
            return text[offset] == '0';
        }
    },
    /** A date whose day may be 00. */
    YYMMD0 {
        @Override
        boolean holds(byte[] text, int offset, int length) {
            boolean noDay = text[offset + 4] == '0' && text[offset + 5] == '0';
            int month = (text[offset + 2] - '0') * 10 + text[offset + 3] - '0';
            return noDay ? month >= 1 && month <= 12 : DatePattern.YYMMDD.holds(text, offset);
        }
    },
    YYMMDD {
        @Override
        boolean holds(byte[] text, int offset, int length) {
            return DatePattern.YYMMDD.holds(text, offset);
        }
    },
    YYYYMMDD {
        @Override
        boolean holds(byte[] text, int offset, int length) {
            return DatePattern.YYYYMMDD.holds(text, offset);
        }
    },
    HHMI {
        @Override
        boolean holds(byte[] text, int offset, int length) {
            int hour = (text[offset] - '0') * 10 + text[offset + 1] - '0';
            return hour < 24 && text[offset + 2] < '6';
        }
    };

    static ValueCheck named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    abstract boolean holds(byte[] text, int offset, int length);
}
