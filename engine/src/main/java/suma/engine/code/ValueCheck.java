package suma.engine.code;

import java.util.Locale;

/** A check of a component of an application identifier's value, beyond its length and alphabet. */
enum ValueCheck {

    /** The last digit is the check digit of those before it. */
    CSUM(CheckRule.GS1::holds),
    CSUMALPHA(CheckPair::holds),
    ZERO((text, offset, length) -> text[offset] == '0'),
    NONZERO((text, offset, length) -> number(text, offset, length) > 0),
    NOZEROPREFIX((text, offset, length) -> length == 1 || text[offset] != '0'),
    HASNONDIGIT((text, offset, length) -> Alphabet.DIGITS.firstOutside(text, offset, length) >= 0),
    YYMMDD((text, offset, length) -> DatePattern.YYMMDD.holds(text, offset)),
    /** A date whose day may be 00. */
    YYMMD0((text, offset, length) -> number(text, offset + 4, 2) == 0 ? monthHolds(text, offset + 2) : DatePattern.YYMMDD.holds(text, offset)),
    YYYYMMDD((text, offset, length) -> DatePattern.YYYYMMDD.holds(text, offset)),
    HOUR((text, offset, length) -> number(text, offset, 2) < 24),
    SIXTY((text, offset, length) -> number(text, offset, 2) < 60),
    HHMI((text, offset, length) -> number(text, offset, 2) < 24 && number(text, offset + 2, 2) < 60),
    /** A time of day, or 9999 for none. */
    HHMI9999((text, offset, length) -> number(text, offset, 4) == 9999 || HHMI.holds(text, offset, 4)),
    /** Begins with a company prefix, which has four digits or more. */
    PREFIXED((text, offset, length) -> length >= 4 && Alphabet.DIGITS.firstOutside(text, offset, 4) < 0),
    ISO4217((text, offset, length) -> Currencies.has((int) number(text, offset, length))),
    ISO3166((text, offset, length) -> Countries.has((int) number(text, offset, length))),
    /** A country, or 999 for none in particular. */
    ISO3166999((text, offset, length) -> number(text, offset, length) == 999 || Countries.has((int) number(text, offset, length))),
    ISO3166ALPHA2((text, offset, length) -> Countries.has(text[offset], text[offset + 1])),
    LATITUDE((text, offset, length) -> number(text, offset, length) <= 1_800_000_000L),
    LONGITUDE((text, offset, length) -> number(text, offset, length) <= 3_600_000_000L),
    YESNO((text, offset, length) -> text[offset] <= '1'),
    /** Sex. */
    ISO5218((text, offset, length) -> "0129".indexOf(text[offset]) >= 0),
    /** Of a roll: outside, inside or undefined. */
    WINDING((text, offset, length) -> "019".indexOf(text[offset]) >= 0),
    MEDIATYPE((text, offset, length) -> text[offset] >= '8' || number(text, offset, 2) >= 1 && number(text, offset, 2) <= 10),
    HYPHEN((text, offset, length) -> text[offset] == '-'),
    IMPORTER((text, offset, length) -> text[offset] != '=' && Alphabet.CSET64.value(text[offset]) >= 0),
    /** Two numbers of two digits: a piece and of how many. */
    PIECE((text, offset, length) -> number(text, offset, 2) > 0 && number(text, offset, 2) <= number(text, offset + 2, 2)),
    /** Two digits around a slash: a place and of how many. */
    SEQUENCE((text, offset, length) -> text[offset + 1] == '/' && text[offset] >= '1' && text[offset] <= text[offset + 2]
            && text[offset + 2] <= '9'),
    IBAN(BankAccount::holds),
    /** Every percent sign begins an escape. */
    ESCAPED(ValueCheck::escapesHold);

    private final Rule rule;

    /** A test of some bytes that are known to be of the component's alphabet and length. */
    private interface Rule {
        boolean holds(byte[] text, int offset, int length);
    }

    ValueCheck(Rule rule) {
        this.rule = rule;
    }

    static ValueCheck named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    boolean holds(byte[] text, int offset, int length) {
        return rule.holds(text, offset, length);
    }

    private static boolean monthHolds(byte[] text, int offset) {
        return number(text, offset, 2) >= 1 && number(text, offset, 2) <= 12;
    }

    private static long number(byte[] text, int offset, int length) {
        long number = 0;
        for (int i = offset; i < offset + length; i++) {
            number = number * 10 + text[i] - '0';
        }
        return number;
    }

    private static boolean escapesHold(byte[] text, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            boolean whole = text[i] != '%' || i + 2 < offset + length
                    && Character.digit(text[i + 1], 16) >= 0 && Character.digit(text[i + 2], 16) >= 0;
            if (!whole) {
                return false;
            }
        }
        return true;
    }
}
