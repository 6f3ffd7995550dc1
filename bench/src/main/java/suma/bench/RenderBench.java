package suma.bench;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import suma.engine.cipher.Ff1;
import suma.engine.cipher.Ff1Domain;
import suma.engine.cipher.Ff1Key;
import suma.engine.code.FieldException;
import suma.engine.code.Schemes;
import suma.engine.code.SpaceFormat;

/** Codes as text from their indices, cipher and check digit included, beside the same with Bouncy Castle's FF1. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RenderBench {
    private static final int CODES = Ff1.RUN;
    private static final int CHECK_STRIDE = 37;
    private static final byte[] AES_KEY = new byte[16];
    private static final byte[] TWEAK = {1, 2, 3, 4, 5, 6, 7};

    /** Schemes whose codes have digits, other numerals, a second check rule, and the longest serial. */
    @Param({"drug-20", "gs1-sgtin", "tcm-35", "pesticide-32"})
    private String scheme = "drug-20";

    private final Ff1Key key = new Ff1Key(AES_KEY);
    private final Ff1 ff1 = new Ff1(key);
    private final long[] left = new long[CODES];
    private final long[] right = new long[CODES];
    private final FPEFF1Engine oracle = new FPEFF1Engine();
    private SpaceFormat space;
    private Ff1Domain domain;
    private Serials serials;
    private byte[] text;
    private long next;

    @Setup
    public void prepare() throws FieldException {
        space = Schemes.standard().named(scheme).orElseThrow().space(fields(scheme));
        domain = key.domain(space.radix(), space.serialLength(), TWEAK);
        serials = new Serials(space);
        text = new byte[CODES * space.textLength()];
        oracle.init(true, new FPEParameters(new KeyParameter(AES_KEY), space.radix(), TWEAK));
        checkAnswers();
    }

    private static Map<String, String> fields(String scheme) {
        return switch (scheme) {
            case "drug-20" -> Map.of("drugId", "8123456");
            case "gs1-sgtin" -> Map.of("gtin", "12345678901231", "serialAlphabet", "alphanumeric");
            case "tcm-35" -> Map.of("enterprise", "10127300114596");
            case "pesticide-32" -> Map.of("registrationCategory", "1", "registrationNumber", "123456", "productionType", "1", "specification", "001");
            default -> throw new IllegalArgumentException("scheme: expected one of @Param, actual=" + scheme);
        };
    }

    /** Both ways of rendering give the code that the oracle's cipher makes. */
    @TearDown
    public void checkAnswers() {
        long first = next;
        encipherAndRender();
        checkText(first);
        renderOneByOne();
        checkText(first);
    }

    private void checkText(long first) {
        for (int i = 0; i < CODES; i += CHECK_STRIDE) {
            expect(oracle(first + i), new String(text, i * space.textLength(), space.textLength(), StandardCharsets.US_ASCII));
        }
    }

    @Benchmark
    @OperationsPerInvocation(CODES)
    public byte encipherAndRender() {
        ff1.encryptRun(domain, next, left, right, CODES);
        next += CODES;
        return renderRun();
    }

    /** Rendering without the cipher. */
    @Benchmark
    @OperationsPerInvocation(CODES)
    public byte renderRun() {
        space.render(left, right, CODES, text, 0);
        return text[0];
    }

    @Benchmark
    @OperationsPerInvocation(CODES)
    public byte renderOneByOne() {
        for (int i = 0; i < CODES; i++) {
            space.render(left[i], right[i], text, i * space.textLength());
        }
        return text[0];
    }

    @Benchmark
    public String encipherAndRenderBouncyCastle() {
        return oracle(next++);
    }

    private String oracle(long index) {
        byte[] numerals = serials.numerals(index);
        oracle.processBlock(numerals.clone(), 0, numerals.length, numerals, 0);
        return serials.code(numerals);
    }

    private static void expect(String expected, String actual) {
        if (!expected.equals(actual)) {
            throw new AssertionError("code: expected=" + expected + " actual=" + actual);
        }
    }
}
