package suma.engine.catalog;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import suma.engine.cipher.Ff1Domain;
import suma.engine.cipher.Ff1Key;
import suma.engine.code.SpaceFormat;

/**
 * A scheme with all its fixed fields, and the counter of serials taken from it. Serial number {@code i} of the space is
 * FF1(i) under the space's {@link SpaceTweak}; in spaces too small for FF1 it is {@code i} itself.
 *
 * <p>Invariant S1: every index below {@link #next()} was given to at most one code, none above it to any.
 */
public final class SerialSpace {
    public static final int NO_SPACE = 0;
    /** SP 800-38G rev. 1, 5.1: FF1 needs at least a million values. */
    public static final BigInteger SMALLEST_FF1_SPACE = BigInteger.valueOf(1_000_000);

    private final int number;
    private final SpaceFormat format;
    private final SortedMap<String, String> fields;
    private final int keyId;
    private final Optional<Ff1Domain> domain;
    private final long rightSize;
    private final SortedRuns issued = new SortedRuns();
    private long next;
    private long floor;

    SerialSpace(int number, SpaceFormat format, SortedMap<String, String> fields, int keyId, Ff1Key key, SpaceTweak tweak) {
        this.number = number;
        this.format = format;
        this.fields = fields;
        this.keyId = keyId;
        this.domain = inOrder(format) ? Optional.empty()
                : Optional.of(key.domain(format.radix(), format.serialLength(), tweak.of(number, format)));
        this.rightSize = pow(format.radix(), format.serialLength() - format.serialLength() / 2);
    }

    /** True where serials are issued in order, since FF1 does not allow so small a space. */
    public static boolean inOrder(SpaceFormat format) {
        return format.capacity().compareTo(SMALLEST_FF1_SPACE) < 0;
    }

    private static long pow(int radix, int exponent) {
        return BigInteger.valueOf(radix).pow(exponent).longValueExact();
    }

    public int number() {
        return number;
    }

    public SpaceFormat format() {
        return format;
    }

    /** The fields of product and batch that the format was computed from. */
    public SortedMap<String, String> fields() {
        return fields;
    }

    /** The master key its serials are enciphered under. */
    public int keyId() {
        return keyId;
    }

    /**
     * True when codes of another format could be taken for codes of this space, or the other way round: where formats of
     * one scheme have texts in common, the first code of one of them is among these.
     */
    boolean resembles(SpaceFormat other) {
        return format.scheme() == other.scheme() && !format.key().equals(other.key())
                && (holdsFirstCodeOf(other, format) || holdsFirstCodeOf(format, other));
    }

    private static boolean holdsFirstCodeOf(SpaceFormat one, SpaceFormat other) {
        byte[] first = new byte[one.textLength()];
        one.render(0, 0, first, 0);
        return other.extract(first, 0, first.length, new long[1], new long[1], 0);
    }

    /** The cipher's domain; empty when serials are given in order. */
    public Optional<Ff1Domain> domain() {
        return domain;
    }

    /** Values of the right half: radix to the power of its length. */
    public long rightSize() {
        return rightSize;
    }

    /** The code of the highest serial: changes with almost any change of the scheme, and so tells whether it is the same still. */
    public String lastCode() {
        byte[] text = new byte[format.textLength()];
        format.render(pow(format.radix(), format.serialLength() / 2) - 1, rightSize - 1, text, 0);
        return new String(text, StandardCharsets.US_ASCII);
    }

    /** The next index to hand out. Writer's thread only. */
    public long next() {
        return next;
    }

    /** Moves the counter on to {@code taken}. Writer's thread only. */
    void advance(long taken) {
        assert taken >= next : "S1: counter went back: expected at least " + next + " actual " + taken;
        next = taken;
    }

    /** Where the counter went on after serials were left out; 0 where none ever were. */
    public long floor() {
        return floor;
    }

    /** Leaves out serials, at most half of those that are left. */
    void skip(long codes) {
        raise(next + leftOut(format, next, codes));
    }

    /** How many serials behind {@code next} are left out where {@code codes} are to be. */
    public static long leftOut(SpaceFormat format, long next, long codes) {
        return format.capacity().subtract(BigInteger.valueOf(next)).shiftRight(1).min(BigInteger.valueOf(codes)).longValue();
    }

    /** Takes over a {@link #floor}. */
    void raise(long stored) {
        floor = stored;
        advance(Math.max(next, stored));
    }

    /** Makes an extent visible to readers. */
    void publish(Batch batch, Extent extent) {
        issued.append(extent.firstIndex(), extent.count(), extent.firstOrdinal(), batch);
    }

    /** The ordinal of the code with this index, or 0 when it was not issued. */
    public long ordinalOf(long index) {
        SortedRuns.View view = issued.view();
        int run = view.find(index);
        return run < 0 ? 0 : view.target()[run] + (index - view.first()[run]);
    }

    /**
     * True when issuing indices below {@code end} keeps issued / possible strictly below {@code guessOdds}. Spaces issued
     * in order are exempt: nothing makes them hard to guess.
     */
    public static boolean withinOdds(SpaceFormat format, long end, BigDecimal guessOdds) {
        return inOrder(format) || BigDecimal.valueOf(end).compareTo(guessOdds.multiply(new BigDecimal(format.capacity()))) < 0;
    }

    /** True when indices below {@code end} exist. */
    public static boolean holds(SpaceFormat format, long end) {
        return BigInteger.valueOf(end).compareTo(format.capacity()) <= 0;
    }
}
