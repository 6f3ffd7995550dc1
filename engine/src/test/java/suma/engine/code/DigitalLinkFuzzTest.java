package suma.engine.code;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Paths and queries of web addresses. */
class DigitalLinkFuzzTest {

    private final ReadingInvariants invariants = new ReadingInvariants(Schemes.standard());

    @FuzzTest
    void read(byte[] path) {
        invariants.hold("https://a.cn/", path);
    }
}
