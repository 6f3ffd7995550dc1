package suma.engine.code;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** The text of one serial space: prefix, serial, suffix and perhaps a check character. Immutable. */
public final class SpaceFormat {

    private final Scheme scheme;
    private final String key;
    private final byte[] prefix;
    private final Numerals serial;
    private final byte[] suffix;
    private final Optional<CheckRule> check;
    private final int textLength;
    /** The digit sums of prefix and suffix, where the check digit follows from those and the serial's. */
    private final long fixedSums;
    private final SerialCheck serialCheck;
    private final PrefixWords prefixWords;

    SpaceFormat(Scheme scheme, String key, byte[] prefix, Numerals serial, byte[] suffix, Optional<CheckRule> check) {
        this.scheme = scheme;
        this.key = key;
        this.prefix = prefix;
        this.serial = serial;
        this.suffix = suffix;
        this.check = check;
        textLength = prefix.length + serial.length() + suffix.length + (check.isPresent() ? 1 : 0);
        boolean summed = check.equals(Optional.of(CheckRule.GS1)) && serial instanceof DecimalNumerals;
        fixedSums = summed ? fixedSums() : 0;
        serialCheck = summed ? new SerialCheck(serial.length() + suffix.length, suffix.length,
                (10 - DigitSums.checkValue(fixedSums)) % 10) : SerialCheck.NONE;
        prefixWords = new PrefixWords(prefix);
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
        System.arraycopy(prefix, 0, dst, offset, prefix.length);
        int sum = serial.write(left, right, dst, offset + prefix.length, suffix.length);
        writeAfterSerial(sum, dst, offset);
    }

    private void writeAfterSerial(int sum, byte[] dst, int offset) {
        writeSuffix(dst, offset);
        if (serialCheck.present()) {
            dst[offset + textLength - 1] = CheckSums.character(sum + serialCheck.fixedSum());
        } else {
            writeCheck(dst, offset);
        }
    }

    private void writeSuffix(byte[] dst, int offset) {
        if (suffix.length > 0) {
            System.arraycopy(suffix, 0, dst, offset + prefix.length + serial.length(), suffix.length);
        }
    }

    private void writeCheck(byte[] dst, int offset) {
        if (check.isPresent()) {
            dst[offset + textLength - 1] = check.get().character(dst, offset, textLength - 1);
        }
    }

    /** Writes the codes of the first {@code count} halves, one behind the other. */
    public void render(long[] left, long[] right, int count, byte[] dst, int offset) {
        Objects.checkFromIndexSize(offset, Math.multiplyExact(count, textLength), dst.length);
        int exact = textLength < Numerals.MOST_OVER ? count : Math.min(count, 1);
        if (exact < count) {
            renderAfterFirst(left, right, count, dst, offset);
        }
        for (int i = 0; i < exact; i++) {
            render(left[i], right[i], dst, offset + i * textLength);
        }
    }

    /** Part by part over the whole run; parts are written in whole words that may reach into those written later. */
    private void renderAfterFirst(long[] left, long[] right, int count, byte[] dst, int offset) {
        int second = offset + textLength;
        int end = offset + count * textLength;
        serial.writeRun(left, right, count, dst, offset + prefix.length, textLength, serialCheck);
        prefixWords.write(dst, second, end, textLength);
        for (int at = second; at < end && suffix.length > 0; at += textLength) {
            writeSuffix(dst, at);
        }
        for (int at = second; at < end && check.isPresent() && !serialCheck.present(); at += textLength) {
            writeCheck(dst, at);
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
        return serialCheck.present() ? checkHolds(sums, text[offset + textLength - 1]) : check.get().holds(text, offset, length);
    }

    private boolean fixedHolds(byte[] text, int offset) {
        return prefixHolds(text, offset) && (suffix.length == 0 || suffixHolds(text, offset + prefix.length + serial.length()));
    }

    private boolean prefixHolds(byte[] text, int offset) {
        return textLength < Long.BYTES ? Arrays.equals(text, offset, offset + prefix.length, prefix, 0, prefix.length)
                : prefixWords.holds(text, offset);
    }

    private boolean suffixHolds(byte[] text, int offset) {
        return Arrays.equals(text, offset, offset + suffix.length, suffix, 0, suffix.length);
    }

    @Override
    public String toString() {
        return key;
    }
}
