package suma.engine.cipher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The nine FF1 samples published with SP 800-38G. */
class Ff1VectorsTest {
    private static final String KEY_128 = "2B7E151628AED2A6ABF7158809CF4F3C";
    private static final String KEY_192 = KEY_128 + "EF4359D8D580AA4F";
    private static final String KEY_256 = KEY_192 + "7F036D6F04FC6A94";

    private final long[] left = new long[1];
    private final long[] right = new long[1];

    @ParameterizedTest
    @CsvSource({
        KEY_128 + ", 10, '', 0123456789, 2433477484",
        KEY_128 + ", 10, 39383736353433323130, 0123456789, 6124200773",
        KEY_128 + ", 36, 3737373770717273373737, 0123456789abcdefghi, a9tv40mll9kdu509eum",
        KEY_192 + ", 10, '', 0123456789, 2830668132",
        KEY_192 + ", 10, 39383736353433323130, 0123456789, 2496655549",
        KEY_192 + ", 36, 3737373770717273373737, 0123456789abcdefghi, xbj3kv35jrawxv32ysr",
        KEY_256 + ", 10, '', 0123456789, 6657667009",
        KEY_256 + ", 10, 39383736353433323130, 0123456789, 1001623463",
        KEY_256 + ", 36, 3737373770717273373737, 0123456789abcdefghi, xs8a0azh2avyalyzuwd",
    })
    void agreesWithThePublishedSample(String aesKey, int radix, String tweak, String plain, String cipher) {
        HexFormat hex = HexFormat.of();
        Ff1Key key = new Ff1Key(hex.parseHex(aesKey));
        Ff1Domain domain = key.domain(radix, plain.length(), hex.parseHex(tweak));
        Ff1 ff1 = new Ff1(key);
        load(plain, radix);
        ff1.encrypt(domain, left, right, 1);
        assertHalves(cipher, radix);
        ff1.decrypt(domain, left, right, 1);
        assertHalves(plain, radix);
    }

    private void load(String text, int radix) {
        int middle = text.length() / 2;
        left[0] = Long.parseLong(text.substring(0, middle), radix);
        right[0] = Long.parseLong(text.substring(middle), radix);
    }

    private void assertHalves(String text, int radix) {
        long leftActual = left[0];
        long rightActual = right[0];
        load(text, radix);
        assertEquals(left[0], leftActual);
        assertEquals(right[0], rightActual);
    }
}
