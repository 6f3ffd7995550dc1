package suma.engine.cipher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ff1DomainTest {
    private final Ff1Key key = new Ff1Key(new byte[16]);

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 17, 31, 33, 64})
    void refusesKeysThatAreNotAes(int lengthBytes) {
        assertThrows(IllegalArgumentException.class, () -> new Ff1Key(new byte[lengthBytes]));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 12, 0, FF1 radix: expected=2..62 actual=0",
        "1, 12, 0, FF1 radix: expected=2..62 actual=1",
        "63, 12, 0, FF1 radix: expected=2..62 actual=63",
        "10, 1, 0, FF1 length: expected=2..21 actual=1",
        "10, 22, 0, FF1 length: expected=2..21 actual=22",
        "10, 12, 256, FF1 tweak bytes: expected=0..255 actual=256",
        "10, 5, 0, FF1 domain too small: expected at least 1000000 strings; actual=100000 of radix=10 length=5",
        "2, 19, 0, FF1 domain too small: expected at least 1000000 strings; actual=524288 of radix=2 length=19",
        "62, 3, 0, FF1 domain too small: expected at least 1000000 strings; actual=238328 of radix=62 length=3",
        "62, 21, 0, FF1 domain too large: expected halves of at most 2^62 values; actual=62^11",
        "50, 21, 0, FF1 domain too large: expected halves of at most 2^62 values; actual=50^11",
    })
    void refuses(int radix, int length, int tweakBytes, String message) {
        Exception refusal = assertThrows(
                IllegalArgumentException.class, () -> key.domain(radix, length, new byte[tweakBytes]));
        assertEquals(message.replace(';', ','), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "10, 6, 1000, 1000, 1000000",
        "10, 13, 1000000, 10000000, 10000000000000",
        "10, 18, 1000000000, 1000000000, 1000000000000000000",
        "10, 21, 10000000000, 100000000000, 9223372036854775807",
        "2, 21, 1024, 2048, 2097152",
    })
    void splitsStringsInHalves(int radix, int length, long leftSize, long rightSize, long strings) {
        Ff1Domain domain = key.domain(radix, length, new byte[0]);
        assertEquals(leftSize, domain.leftSize());
        assertEquals(rightSize, domain.rightSize());
        assertEquals(strings, domain.strings());
    }

    @ParameterizedTest
    @CsvSource({
        "10000000000, 99999999999, -1",
        "92233720, 36854775808, -1",
        "92233721, 0, -1",
        "184467441, 0, -1",
        "92233720, 36854775807, 9223372036854775807",
        "1, 1, 100000000001",
        "0, 0, 0",
    })
    void anIndexIsTheStringAsANumber(long left, long right, long index) {
        assertEquals(index, key.domain(10, 21, new byte[0]).index(left, right));
    }
}
