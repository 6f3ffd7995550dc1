package suma.engine.code;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Texts nobody meant as a code: whatever the bytes, reading ends with an answer. */
class HostileTextTest {

    private static final int LONGEST = 5000;
    private static final List<String> SEEDS = List.of("0112345678901231219999", "(01)12345678901231(17)251231(21)9999",
            "\u001d01123456789012311725123110L1\u001d2199", "]d20112345678901231219999", "https://a.cn/stem/01/12345678901231/10/A/21/9%2F9?17=251231&x=y#z",
            "urn:epc:id:sgtin:234567890.1123.9999", "urn:epc:id:giai:952061.4AB", "123456789012345675", "８１２３４５６７８９０１２３４５６７８９",
            "农药名称：甲，单元识别代码：31234561001123456789012345678901，http://x.cn", "郑单958\n某种业\nABC123\nhttp://seed.cn/x",
            "1.2.156.3088.1.5", "86.100.1/AB-12", "91350100M000100Y43", "51012730011459600004014011400000093", "ecode:1100012345678000000000001");

    private final Schemes schemes = Schemes.standard();
    private final Reading reading = new Reading();

    private void assertAnswers(byte[] text, int offset, int length, long seed) {
        schemes.read(text, offset, length, reading);
        assertEquals(reading.kind() == Reading.Kind.NONE, reading.candidates() == 0, () -> "seed " + seed);
        assertEquals(reading.kind() == Reading.Kind.NONE, !reading.problem().isEmpty(), () -> "seed " + seed);
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < reading.candidates(); i++) {
            reading.scheme(i).prefixLengths(reading.length(i));
            reading.scheme(i).productKeys(reading.buffer(i), reading.offset(i), reading.length(i), keys);
        }
    }

    @Test
    void randomBytesAreRead() {
        for (long seed = 0; seed < 3000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] text = new byte[random.nextInt(LONGEST + 1) >>> random.nextInt(12)];
            random.nextBytes(text);
            assertAnswers(text, 0, text.length, seed);
        }
    }

    @Test
    void randomDigitsAreRead() {
        for (long seed = 0; seed < 5000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String digits = random.ints(random.nextInt(140), '0', '9' + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
            byte[] text = digits.getBytes(UTF_8);
            assertAnswers(text, 0, text.length, seed);
        }
    }

    @Test
    void damagedTextsAreRead() {
        for (long seed = 0; seed < 20_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] text = SEEDS.get(random.nextInt(SEEDS.size())).getBytes(UTF_8);
            for (int i = random.nextInt(4); i >= 0; i--) {
                text[random.nextInt(text.length)] = (byte) random.nextInt(random.nextBoolean() ? 0x80 : 0x100);
            }
            int start = random.nextInt(3);
            int end = text.length - random.nextInt(text.length - start);
            assertAnswers(text, start, end - start, seed);
        }
    }

    @Test
    void longTextsAreRefusedOrSearched() {
        byte[] digits = "7".repeat(LONGEST).getBytes(UTF_8);
        assertAnswers(digits, 0, Schemes.MAX_TEXT_BYTES, 0);
        schemes.read(digits, 0, Schemes.MAX_TEXT_BYTES + 1, reading);
        assertEquals("text is longer than 4096 bytes", reading.problem());
        String words = "81234567890123456789 ".repeat(190);
        assertAnswers(words.getBytes(UTF_8), 0, words.length(), 0);
        String nested = "]Q1".repeat(Schemes.MAX_TEXT_BYTES / 3);
        assertAnswers(nested.getBytes(UTF_8), 0, nested.length(), 0);
        String link = "https://a/01/12345678901231?99=" + "x".repeat(4000);
        assertAnswers(link.getBytes(UTF_8), 0, link.length(), 0);
        assertTrue(Texts.read(schemes, "(01)12345678901231" + "(91)1" + "(91)2".repeat(40)).problem().contains("repeated"));
    }
}
