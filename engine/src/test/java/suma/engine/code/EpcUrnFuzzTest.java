package suma.engine.code;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** EPC URNs of every kind. */
class EpcUrnFuzzTest {

    private final ReadingInvariants invariants = new ReadingInvariants(Schemes.standard());

    @FuzzTest
    void read(byte[] rest) {
        invariants.hold("urn:epc:", rest);
    }
}
