package suma.engine.code;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Scheme configurations: refused with the path of the mistake, or good for codes that read back. */
class DefinitionFuzzTest {

    @FuzzTest
    void load(byte[] json) throws IOException {
        try {
            Schemes schemes = Schemes.load(new ByteArrayInputStream(json));
            codesHold(schemes, new SplittableRandom(Arrays.hashCode(json)));
        } catch (DefinitionException mistake) {
            assertTrue(mistake.path().startsWith("$"), mistake::toString);
        }
    }

    private static void codesHold(Schemes schemes, SplittableRandom random) {
        for (Scheme scheme : schemes.all()) {
            boolean standard = Schemes.standard().named(scheme.name()).filter(s -> s.definition() == scheme.definition()).isPresent();
            if (!standard && scheme.issues()) {
                new SpaceInvariants(schemes, random).hold(scheme);
            }
        }
    }
}
