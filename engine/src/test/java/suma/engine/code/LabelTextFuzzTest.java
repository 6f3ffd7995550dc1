package suma.engine.code;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Texts of Chinese labels: words, full-width characters, lines. */
class LabelTextFuzzTest {

    private final ReadingInvariants invariants = new ReadingInvariants(Schemes.standard());

    @FuzzTest
    void read(byte[] words) {
        invariants.hold("农药：", words);
    }
}
