package suma.bench;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.fpe.FPEFF1Engine;
import org.bouncycastle.crypto.params.FPEParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** The codes of a {@code drug-20} space as Bouncy Castle's FF1 and plain arithmetic make them. Not thread-safe. */
final class OracleDrugCodes {
    private static final int RADIX = 10;
    private static final int SERIAL_DIGITS = 12;
    private static final int CODE_LENGTH = 20;

    private final byte[] prefix;
    private final FPEFF1Engine cipher = new FPEFF1Engine();
    private final byte[] plain = new byte[SERIAL_DIGITS];
    private final byte[] serial = new byte[SERIAL_DIGITS];

    OracleDrugCodes(String drugId, byte[] key, byte[] tweak) {
        prefix = drugId.getBytes(StandardCharsets.US_ASCII);
        cipher.init(true, new FPEParameters(new KeyParameter(key), RADIX, tweak));
    }

    /** Writes the code of an index at {@code dst[offset]}; returns its length. */
    int render(long index, byte[] dst, int offset) {
        long rest = index;
        for (int i = SERIAL_DIGITS - 1; i >= 0; i--) {
            plain[i] = (byte) (rest % RADIX);
            rest /= RADIX;
        }
        cipher.processBlock(plain, 0, SERIAL_DIGITS, serial, 0);
        System.arraycopy(prefix, 0, dst, offset, prefix.length);
        for (int i = 0; i < SERIAL_DIGITS; i++) {
            dst[offset + prefix.length + i] = (byte) ('0' + serial[i]);
        }
        dst[offset + CODE_LENGTH - 1] = checkDigit(dst, offset);
        return CODE_LENGTH;
    }

    /** Modulo 10 with weights 3 and 1 from the right. */
    private static byte checkDigit(byte[] code, int offset) {
        int sum = 0;
        for (int i = CODE_LENGTH - 2, weight = 3; i >= 0; i--, weight = 4 - weight) {
            sum += (code[offset + i] - '0') * weight;
        }
        return (byte) ('0' + (RADIX - sum % RADIX) % RADIX);
    }
}
