package suma.bench;

import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.fpe.FPEFF1Engine;
import org.bouncycastle.crypto.params.FPEParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import suma.engine.cipher.Ff1;
import suma.engine.cipher.Ff1Domain;
import suma.engine.cipher.Ff1Key;

/** FF1 over 12 digits, beside Bouncy Castle's and beside the bare AES calls that no FF1 can do without. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CipherBench {
    private static final int RADIX = 10;
    private static final int LENGTH = 12;
    private static final int STRINGS = 8192;
    private static final int CHECK_STRIDE = 499;
    private static final int ROUNDS = 10;
    private static final int BLOCK = 16;

    private final byte[] aesKey = new byte[BLOCK];
    private final byte[] tweak = {1, 2, 3, 4, 5, 6, 7};
    private final Ff1Key key = new Ff1Key(aesKey);
    private final Ff1 ff1 = new Ff1(key);
    private final Ff1Domain domain = key.domain(RADIX, LENGTH, tweak);
    private final Ff1Domain wide = key.domain(RADIX, Ff1Domain.MAX_LENGTH, tweak);
    private final Ff1Domain[] domains = new Ff1Domain[STRINGS];
    private final long[] left = new long[STRINGS];
    private final long[] right = new long[STRINGS];
    private final long[] oneLeft = new long[1];
    private final long[] oneRight = new long[1];
    private final byte[] blocks = new byte[Ff1.RUN * BLOCK];
    private final byte[] blocksOut = new byte[Ff1.RUN * BLOCK];
    private final byte[] oracleIn = new byte[LENGTH];
    private final byte[] oracleOut = new byte[LENGTH];
    private final FPEFF1Engine oracle = new FPEFF1Engine();
    private Cipher aes;
    private long next;

    @Setup
    public void prepare() throws GeneralSecurityException {
        Ff1Domain[] few = new Ff1Domain[16];
        for (int k = 0; k < few.length; k++) {
            few[k] = key.domain(RADIX, LENGTH + k % 2, new byte[] {(byte) k});
        }
        for (int k = 0; k < STRINGS; k++) {
            domains[k] = few[k * 7 % few.length];
        }
        aes = Cipher.getInstance("AES/ECB/NoPadding");
        aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(aesKey, "AES"));
        oracle.init(true, new FPEParameters(new KeyParameter(aesKey), RADIX, tweak));
        checkAnswers();
    }

    /** Bulk, single and mixed give the oracle's answers, and decrypt to the indices again. */
    @TearDown
    public void checkAnswers() {
        long first = next;
        ff1.encryptRun(domain, first, left, right, STRINGS);
        for (int k = 0; k < STRINGS; k += CHECK_STRIDE) {
            ff1.encryptRun(domain, first + k, oneLeft, oneRight, 1);
            expect("bulk", oracle(first + k), domain.index(left[k], right[k]));
            expect("single", oracle(first + k), domain.index(oneLeft[0], oneRight[0]));
        }
        ff1.decrypt(domain, left, right, STRINGS);
        for (int k = 0; k < STRINGS; k++) {
            expect("index", first + k, domain.index(left[k], right[k]));
        }
        checkMixed();
    }

    /** Single calls are few, so that the loops are compiled for the rows that are then measured. */
    private void checkMixed() {
        for (int k = 0; k < STRINGS; k += CHECK_STRIDE) {
            ff1.encryptRun(domains[k], k, oneLeft, oneRight, 1);
            left[k] = oneLeft[0];
            right[k] = oneRight[0];
        }
        ff1.decrypt(domains, left, right, STRINGS);
        for (int k = 0; k < STRINGS; k += CHECK_STRIDE) {
            expect("mixed", k, domains[k].index(left[k], right[k]));
        }
    }

    @Benchmark
    @OperationsPerInvocation(STRINGS)
    public long encryptRun() {
        ff1.encryptRun(domain, next, left, right, STRINGS);
        next += STRINGS;
        return left[0];
    }

    /** 21 digits, the longest serial of any scheme. */
    @Benchmark
    @OperationsPerInvocation(STRINGS)
    public long encryptRunWide() {
        ff1.encryptRun(wide, next, left, right, STRINGS);
        next += STRINGS;
        return left[0];
    }

    @Benchmark
    @OperationsPerInvocation(STRINGS)
    public long decryptRun() {
        ff1.decrypt(domain, left, right, STRINGS);
        return left[0];
    }

    @Benchmark
    @OperationsPerInvocation(STRINGS)
    public long decryptMixed() {
        ff1.decrypt(domains, left, right, STRINGS);
        return left[0];
    }

    @Benchmark
    public long encryptOne() {
        ff1.encryptRun(domain, next++, oneLeft, oneRight, 1);
        return oneLeft[0];
    }

    @Benchmark
    public long decryptOne() {
        ff1.decrypt(domain, oneLeft, oneRight, 1);
        return oneLeft[0];
    }

    @Benchmark
    public long encryptBouncyCastle() {
        return oracle(next++);
    }

    /** The ten AES calls of a run and nothing else: the limit of every FF1 on this machine. */
    @Benchmark
    @OperationsPerInvocation(Ff1.RUN)
    public byte aesAlone() throws GeneralSecurityException {
        for (int round = 0; round < ROUNDS; round++) {
            aes.update(blocks, 0, blocks.length, blocksOut, 0);
        }
        return blocksOut[0];
    }

    private long oracle(long index) {
        long rest = index;
        for (int i = LENGTH - 1; i >= 0; i--) {
            oracleIn[i] = (byte) (rest % RADIX);
            rest /= RADIX;
        }
        oracle.processBlock(oracleIn, 0, LENGTH, oracleOut, 0);
        long value = 0;
        for (byte numeral : oracleOut) {
            value = value * RADIX + numeral;
        }
        return value;
    }

    private static void expect(String what, long expected, long actual) {
        if (expected != actual) {
            throw new AssertionError(what + ": expected=" + expected + " actual=" + actual);
        }
    }
}
