package suma.bench;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import suma.engine.cipher.Ff1;
import suma.engine.cipher.Ff1Domain;
import suma.engine.cipher.Ff1Key;
import suma.engine.code.FieldException;
import suma.engine.code.Schemes;
import suma.engine.code.SpaceFormat;

/** The codes of a {@code drug-20} space, written in runs into a buffer that is used again. Not thread-safe. */
final class DrugCodes {
    private static final int KEY_BYTES = 16;
    private static final int SAMPLES = 1000;

    private final SpaceFormat format;
    private final Ff1 cipher;
    private final Ff1Domain domain;
    private final OracleDrugCodes oracle;
    private final long[] left = new long[Ff1.RUN];
    private final long[] right = new long[Ff1.RUN];
    private final byte[] text;

    DrugCodes(String drugId) {
        byte[] key = new byte[KEY_BYTES];
        byte[] tweak = {0, 0, 0, 1};
        Ff1Key ff1Key = new Ff1Key(key);
        format = format(drugId);
        cipher = new Ff1(ff1Key);
        domain = ff1Key.domain(format.radix(), format.serialLength(), tweak);
        oracle = new OracleDrugCodes(drugId, key, tweak);
        text = new byte[Ff1.RUN * format.textLength()];
    }

    private static SpaceFormat format(String drugId) {
        try {
            return Schemes.standard().named("drug-20").orElseThrow().space(Map.of("drugId", drugId));
        } catch (FieldException e) {
            throw new IllegalArgumentException(drugId, e);
        }
    }

    /** Writes the codes of the first {@code count} indices. */
    void render(long count) {
        for (long first = 0; first < count; first += Ff1.RUN) {
            renderRun(first, (int) Math.min(Ff1.RUN, count - first));
        }
    }

    private void renderRun(long first, int count) {
        cipher.encryptRun(domain, first, left, right, count);
        format.render(left, right, count, text, 0);
    }

    void renderByOracle(long count) {
        for (long index = 0, at = 0; index < count; index++, at = (at + 1) % Ff1.RUN) {
            oracle.render(index, text, (int) at * format.textLength());
        }
    }

    /** Both ways must write the same codes for indices spread over the first {@code count}. */
    void verify(long count) {
        byte[] expected = new byte[format.textLength()];
        for (int i = 0; i < SAMPLES; i++) {
            long index = i * (count / SAMPLES);
            oracle.render(index, expected, 0);
            renderRun(index, 1);
            String wanted = new String(expected, StandardCharsets.US_ASCII);
            String actual = new String(text, 0, format.textLength(), StandardCharsets.US_ASCII);
            if (!wanted.equals(actual)) {
                throw new IllegalStateException("code of index " + index + ": expected " + wanted + " actual " + actual);
            }
        }
    }
}
