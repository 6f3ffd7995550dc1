package suma.engine.code;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** GS1 element strings after a symbology identifier. */
class ElementStringFuzzTest {

    private final ReadingInvariants invariants = new ReadingInvariants(Schemes.standard());

    @FuzzTest
    void read(byte[] elements) {
        invariants.hold("]d2", elements);
    }
}
