package suma.resolver.resp;

import java.util.OptionalLong;
import suma.resolver.call.FieldRules;
import suma.resolver.checkout.Sale;
import suma.resolver.json.TextRule;

/**
 * What a {@code CHECKOUT} says: codes, then options.
 *
 * @param codes   how many codes stand behind the name
 * @param problem what is wrong, empty where nothing is
 */
record CheckoutArguments(int codes, Sale sale, String problem) {
    private static final Sale NOBODYS = new Sale("", "", OptionalLong.empty());
    private static final int MOST_DIGITS = 18;

    static CheckoutArguments read(Arguments command) {
        int codes = 1;
        while (codes < command.count() && !isOption(command, codes)) {
            codes++;
        }
        if (codes == 1 || codes - 1 > FieldRules.MOST_BASKET_CODES) {
            return malformed("CHECKOUT: expected 1 to " + FieldRules.MOST_BASKET_CODES + " codes, actual " + (codes - 1));
        }
        if ((command.count() - codes) % 2 != 0) {
            return malformed("CHECKOUT: expected a value behind " + command.text(command.count() - 1));
        }
        return readOptions(command, codes);
    }

    private static boolean isOption(Arguments command, int i) {
        return command.is(i, "PARTY") || command.is(i, "TERMINAL") || command.is(i, "NUMBER");
    }

    private static CheckoutArguments malformed(String problem) {
        return new CheckoutArguments(0, NOBODYS, problem);
    }

    private static CheckoutArguments readOptions(Arguments command, int from) {
        String party = "";
        String terminal = "";
        String number = "";
        for (int i = from; i < command.count(); i += 2) {
            String value = command.text(i + 1);
            if (command.is(i, "PARTY")) {
                party = value;
            } else if (command.is(i, "TERMINAL")) {
                terminal = value;
            } else if (command.is(i, "NUMBER")) {
                number = value;
            } else {
                return malformed("CHECKOUT: expected PARTY, TERMINAL or NUMBER, actual " + TextRule.quoted(command.text(i)));
            }
        }
        String problem = problem(party, terminal, number);
        return problem.isEmpty() ? new CheckoutArguments(from - 1, new Sale(party, terminal, number(number)), "") : malformed(problem);
    }

    private static String problem(String party, String terminal, String number) {
        String ofParty = party.isEmpty() ? TextRule.FINE : FieldRules.ID.problem(party);
        String ofTerminal = terminal.isEmpty() ? TextRule.FINE : FieldRules.ID.problem(terminal);
        if (!ofParty.isEmpty() || !ofTerminal.isEmpty()) {
            return ofParty.isEmpty() ? "TERMINAL: " + ofTerminal : "PARTY: " + ofParty;
        }
        boolean digits = number.length() <= MOST_DIGITS && number.chars().allMatch(c -> c >= '0' && c <= '9');
        return !digits ? "NUMBER: expected a whole number, actual " + TextRule.quoted(number)
                : !number.isEmpty() && terminal.isEmpty() ? "NUMBER: expected a TERMINAL with it" : "";
    }

    private static OptionalLong number(String digits) {
        return digits.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(digits));
    }
}
