package suma.resolver.catalog;

import suma.engine.code.PartyNumber;
import suma.resolver.json.TextRule;

/** The numbers that name parties and places. */
final class PartyNumbers {
    static final TextRule REGION = TextRule.digits(6);
    static final TextRule GLN = text -> PartyNumber.GLN.problem(text).orElse(TextRule.FINE);
    static final TextRule USCC = text -> PartyNumber.USCC.problem(text).orElse(TextRule.FINE);

    private PartyNumbers() {
    }
}
