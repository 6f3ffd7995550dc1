package suma.engine.code;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any bytes, as a scanner may hand them over. */
class AnyTextFuzzTest {

    private final ReadingInvariants invariants = new ReadingInvariants(Schemes.standard());

    @FuzzTest
    void read(byte[] text) {
        invariants.hold(text);
    }
}
