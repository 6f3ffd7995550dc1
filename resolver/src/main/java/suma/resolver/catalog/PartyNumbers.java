package suma.resolver.catalog;

import static suma.resolver.json.TextRule.FINE;

import suma.resolver.json.TextRule;

/** The numbers that name parties and places, with their check characters. */
final class PartyNumbers {
    static final TextRule REGION = TextRule.digits(6);
    static final TextRule GLN = TextRule.digits(13).and(PartyNumbers::glnCheck);
    static final TextRule USCC = PartyNumbers::usccCheck;
    private static final int USCC_LENGTH = 18;
    /** GB 32100-2015: digits and capitals without I, O, S, V and Z. */
    private static final String USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private PartyNumbers() {
    }

    /** GS1 mod 10: weights 3 and 1 from the right. */
    private static String glnCheck(String gln) {
        int sum = 0;
        for (int i = 0; i < gln.length() - 1; i++) {
            sum += (gln.charAt(i) - '0') * ((gln.length() - i) % 2 == 0 ? 3 : 1);
        }
        return agree((char) ('0' + (10 - sum % 10) % 10), gln.charAt(gln.length() - 1));
    }

    /** GB 32100-2015: weights 3^(i-1) mod 31. */
    private static String usccCheck(String uscc) {
        if (uscc.length() != USCC_LENGTH) {
            return "expected 18 characters, actual " + uscc.length();
        }
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < USCC_LENGTH; i++) {
            int value = USCC_ALPHABET.indexOf(uscc.charAt(i));
            if (value < 0) {
                return "expected digits and capitals without I, O, S, V, Z, actual " + uscc.charAt(i) + " at position " + (i + 1);
            }
            sum += i < USCC_LENGTH - 1 ? value * weight : 0;
            weight = weight * 3 % 31;
        }
        return agree(USCC_ALPHABET.charAt((31 - sum % 31) % 31), uscc.charAt(USCC_LENGTH - 1));
    }

    private static String agree(char expected, char actual) {
        return expected == actual ? FINE : "check character: expected " + expected + ", actual " + actual;
    }
}
