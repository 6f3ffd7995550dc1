package suma.engine.code;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;

/** Serial spaces of every standard scheme that issues codes. */
class SerialSpaceFuzzTest {

    private final List<Scheme> issuing = Schemes.standard().all().stream().filter(Scheme::issues).toList();

    @FuzzTest
    void render(FuzzedDataProvider data) {
        new SpaceInvariants(Schemes.standard(), data::consumeLong).hold(data.pickValue(issuing));
    }
}
