package suma.engine.code;

import java.util.BitSet;
import java.util.Locale;
import java.util.Set;

/** Country codes of ISO 3166-1, numeric and of two letters. */
final class Countries {

    private static final int DIGITS = 3;
    private static final BitSet NUMBERS = numbers("004008010012016020024028031032036040044048050051052056060064068070072074076084086090092096100104108112116120"
            + "124132136140144148152156158162166170174175178180184188191192196203204208212214218222226231232233234238239242"
            + "246248250254258260262266268270275276288292296300304308312316320324328332334336340344348352356360364368372376"
            + "380384388392398400404408410414417418422426428430434438440442446450454458462466470474478480484492496498499500"
            + "504508512516520524528531533534535540548554558562566570574578580581583584585586591598600604608612616620624626"
            + "630634638642643646652654659660662663666670674678682686688690694702703704705706710716724728729732740744748752"
            + "756760762764768772776780784788792795796798800804807818826831832833834840850854858860862876882887894");
    private static final int LETTERS = 26;
    private static final BitSet LETTER_PAIRS = letterPairs(Set.of(Locale.getISOCountries()));

    private Countries() {
    }

    /** The numbers in a text of three digits each. */
    static BitSet numbers(String codes) {
        BitSet numbers = new BitSet();
        for (int i = 0; i < codes.length(); i += DIGITS) {
            numbers.set(Integer.parseInt(codes.substring(i, i + DIGITS)));
        }
        return numbers;
    }

    private static BitSet letterPairs(Set<String> codes) {
        BitSet pairs = new BitSet();
        codes.forEach(code -> pairs.set(pair(code.charAt(0), code.charAt(1))));
        return pairs;
    }

    private static int pair(int first, int second) {
        return (first - 'A') * LETTERS + second - 'A';
    }

    static boolean has(int number) {
        return NUMBERS.get(number);
    }

    static boolean has(byte first, byte second) {
        return first >= 'A' && first <= 'Z' && second >= 'A' && second <= 'Z' && LETTER_PAIRS.get(pair(first, second));
    }
}
