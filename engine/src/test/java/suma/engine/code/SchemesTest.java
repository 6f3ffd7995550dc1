package suma.engine.code;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SchemesTest {

    private final Schemes schemes = Schemes.standard();

    @Test
    void codesReadBackAsTheyWereRendered() throws FieldException {
        roundTrip("drug-20", Map.of("drugId", "8123456"), "drug-20/8123456");
        roundTrip("gs1-sgtin", Map.of("gtin", "12345678901231"), "gs1-sgtin/12345678901231");
        roundTrip("gs1-sgtin", Map.of("gtin", "12345678901231", "serialAlphabet", "alphanumeric", "serialLength", "20"),
                "gs1-sgtin/12345678901231");
        roundTrip("gs1-sscc", Map.of("companyPrefix", "234567", "extension", "1"), "gs1-sscc/1/234567");
        roundTrip("vetdrug-24", Map.of("enterprise", "12345", "applicationDate", "2025-11-03"), "vetdrug-24/12345");
        roundTrip("market-20", Map.of("subject", "1234567890123"), "market-20/1234567890123");
        roundTrip("pesticide-32", Map.of("registrationCategory", "1", "registrationNumber", "123456", "productionType", "2",
                "specification", "001"), "pesticide-32/1/123456/2/001");
    }

    private void roundTrip(String name, Map<String, String> fields, String productKey) throws FieldException {
        Scheme scheme = schemes.named(name).orElseThrow();
        SpaceFormat space = scheme.space(fields);
        SplittableRandom random = new SplittableRandom(7);
        long[] left = new long[2];
        long[] right = new long[2];
        for (int i = 0; i < 1000; i++) {
            left[0] = random.nextLong(pow(space.radix(), space.serialLength() / 2));
            right[0] = random.nextLong(pow(space.radix(), space.serialLength() - space.serialLength() / 2));
            byte[] text = new byte[space.textLength() + 6];
            space.render(left[0], right[0], text, 3);
            Reading reading = new Reading();
            schemes.read(text, 3, space.textLength(), reading);
            String shown = new String(text, 3, space.textLength(), UTF_8);
            assertEquals(Reading.Kind.CODE, reading.kind(), () -> shown + " " + reading.problem());
            assertTrue(space.extract(text, 3, space.textLength(), left, right, 1), shown);
            assertArrayEquals(new long[] {left[0], right[0]}, new long[] {left[1], right[1]}, shown);
            assertEquals(0, text[2] | text[space.textLength() + 3]);
            List<String> keys = new ArrayList<>();
            scheme.productKeys(text, 3, space.textLength(), keys);
            assertTrue(keys.contains(productKey), () -> keys + " " + shown);
            assertEquals(productKey, scheme.productKey(fields));
        }
    }

    private static long pow(long radix, int exponent) {
        return exponent == 0 ? 1 : radix * pow(radix, exponent - 1);
    }
}
