package suma.engine.code;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** The text of one serial space: prefix, serial, suffix and perhaps a check character. Immutable. */
public final class SpaceFormat {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final Scheme scheme;
    private final String key;
    private final byte[] prefix;
    private final Numerals serial;
    private final byte[] suffix;
    private final int suffixLength;
    private final Optional<CheckRule> check;
    private final int textLength;
    /** Whether the check digit follows from the serial's digit sums and {@link #fixedSums}. */
    private final boolean summed;
    private final long fixedSums;
    private final int fixedCheckSum;
    private final long[] prefixWords;

    SpaceFormat(Scheme scheme, String key, byte[] prefix, Numerals serial, byte[] suffix, Optional<CheckRule> check) {
        this.scheme = scheme;
        this.key = key;
        this.prefix = prefix;
        this.serial = serial;
        this.suffix = suffix;
        suffixLength = suffix.length;
        this.check = check;
        textLength = prefix.length + serial.length() + suffix.length + (check.isPresent() ? 1 : 0);
        summed = check.equals(Optional.of(CheckRule.GS1)) && serial instanceof DecimalNumerals;
        fixedSums = summed ? fixedSums() : 0;
        fixedCheckSum = (10 - DigitSums.checkValue(fixedSums)) % 10;
        prefixWords = new long[(prefix.length + Long.BYTES - 1) / Long.BYTES];
        byte[] padded = Arrays.copyOf(prefix, prefixWords.length * Long.BYTES);
        Arrays.setAll(prefixWords, i -> (long) WORDS.get(padded, i * Long.BYTES));
    }

    private long fixedSums() {
        long prefixSums = DigitSums.of(prefix, 0, prefix.length);
        return DigitSums.shifted(prefixSums, serial.length() + suffix.length) + DigitSums.of(suffix, 0, suffix.length);
    }

    public Scheme scheme() {
        return scheme;
    }

    /** The space's unique name, the same in every run: scheme, fixed fields and, where chosen, serial length and alphabet. */
    public String key() {
        return key;
    }

    /** What stands before the serial in every code of the space; other spaces may have the same. */
    public byte[] prefix() {
        return prefix.clone();
    }

    public int textLength() {
        return textLength;
    }

    public int serialOffset() {
        return prefix.length;
    }

    public int serialLength() {
        return serial.length();
    }

    public int radix() {
        return serial.radix();
    }

    /** How many serials there are. */
    public BigInteger capacity() {
        return serial.capacity();
    }

    /** Writes the whole code: {@code left} is the first floor(n/2) numerals as a number, {@code right} the rest. */
    public void render(long left, long right, byte[] dst, int offset) {
        writePrefix(dst, offset);
        int sums = serial.write(left, right, dst, offset + prefix.length);
        if (suffixLength > 0) {
            System.arraycopy(suffix, 0, dst, offset + textLength - suffixLength - (check.isPresent() ? 1 : 0), suffixLength);
        }
        if (summed) {
            dst[offset + textLength - 1] = CheckSums.character(sums, suffixLength, fixedCheckSum);
        } else if (check.isPresent()) {
            dst[offset + textLength - 1] = check.get().character(dst, offset, textLength - 1);
        }
    }

    /** In whole words if the serial and what follows it will overwrite the surplus. */
    private void writePrefix(byte[] dst, int offset) {
        if (prefixWords.length * Long.BYTES > textLength) {
            System.arraycopy(prefix, 0, dst, offset, prefix.length);
            return;
        }
        for (int i = 0; i < prefixWords.length; i++) {
            WORDS.set(dst, offset + i * Long.BYTES, prefixWords[i]);
        }
    }

    private boolean checkHolds(long serialSums, byte checkDigit) {
        return checkDigit - '0' == DigitSums.checkValue(fixedSums + DigitSums.shifted(serialSums, suffix.length));
    }

    /** Takes the serial out of a plain code, as halves at index {@code at}; false when the text is not of this space. */
    public boolean extract(byte[] text, int offset, int length, long[] left, long[] right, int at) {
        if (length != textLength || !fixedHolds(text, offset)) {
            return false;
        }
        long sums = serial.read(text, offset + prefix.length, left, right, at);
        if (sums < 0 || check.isEmpty()) {
            return sums >= 0;
        }
        return summed ? checkHolds(sums, text[offset + textLength - 1]) : check.get().holds(text, offset, length);
    }

    private boolean fixedHolds(byte[] text, int offset) {
        int suffixAt = offset + prefix.length + serial.length();
        return Arrays.equals(text, offset, offset + prefix.length, prefix, 0, prefix.length)
                && Arrays.equals(text, suffixAt, suffixAt + suffix.length, suffix, 0, suffix.length);
    }

    @Override
    public String toString() {
        return key;
    }
}
