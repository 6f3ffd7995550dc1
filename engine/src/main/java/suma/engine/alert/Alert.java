package suma.engine.alert;

import java.util.SortedMap;

/**
 * Something that somebody should look at.
 *
 * @param number   from 1, in the order of raising, without holes
 * @param atMs     when it happened, as told, else when it was recorded
 * @param sequence the record that raised it
 * @param evidence what speaks for it, by name; ids of parties, RFC 3339 times
 */
public record Alert(long number, AlertRule rule, Subject subject, long atMs, long sequence, SortedMap<String, String> evidence) {

    /** What an alert is about. */
    public sealed interface Subject {
    }

    /** A code that exists. */
    public record OfCode(long codeId) implements Subject {
    }

    /** A code that does not exist; empty where its text was not told. */
    public record OfText(String text) implements Subject {
    }

    /** A product, by its id. */
    public record OfProduct(String product) implements Subject {
    }

    /** A party, by its id. */
    public record OfParty(String party) implements Subject {
    }

    /** A network address. */
    public record OfAddress(String address) implements Subject {
    }
}
