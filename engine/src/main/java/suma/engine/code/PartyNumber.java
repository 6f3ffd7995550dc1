package suma.engine.code;

import java.util.List;
import java.util.Optional;

/** The numbers that name companies and places. */
public enum PartyNumber {

    /** GS1 Global Location Number. */
    GLN(new FieldRule(13, 13, Alphabet.DIGITS, List.of(), Optional.empty(), Optional.of(CheckRule.GS1))),

    /** Unified social credit code, GB 32100-2015. */
    USCC(new FieldRule(18, 18, Alphabet.USCC, List.of(), Optional.empty(), Optional.of(CheckRule.MOD31)));

    private final FieldRule rule;

    PartyNumber(FieldRule rule) {
        this.rule = rule;
    }

    /** What is wrong with a text, empty for one that is such a number. */
    public Optional<String> problem(String text) {
        return rule.problem(text);
    }
}
