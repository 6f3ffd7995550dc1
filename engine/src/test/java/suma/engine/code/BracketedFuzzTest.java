package suma.engine.code;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** GS1 element strings as printed for people. */
class BracketedFuzzTest {

    private final ReadingInvariants invariants = new ReadingInvariants(Schemes.standard());

    @FuzzTest
    void read(byte[] rest) {
        invariants.hold("(01)12345678901231(", rest);
    }
}
