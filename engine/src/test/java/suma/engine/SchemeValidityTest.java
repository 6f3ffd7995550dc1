package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.engine.catalog.Level;
import suma.engine.code.Schemes;
import suma.engine.command.Outcome.Kind;
import suma.engine.command.Outcome.Refused;
import suma.engine.catalog.Verdict;

/** Codes are ordered only while their scheme is valid, and answered for ever. */
class SchemeValidityTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Schemes SCHEMES = Bed.schemes("""
            {"name": "crate-12", "from": "2026-03-01", "until": "2026-04-30",
             "parts": [{"product": "depot", "length": 3}, {"serial": "digits", "length": 9}]}""");

    @TempDir
    Path folder;

    private Bed openAt(String time) {
        Clock clock = Clock.fixed(Instant.parse(time), ZONE);
        return Bed.open(EngineConfig.at(folder).withSchemes(SCHEMES).withClock(clock));
    }

    private static void assertTooEarlyOrLate(Bed bed, String day) {
        Refused refused = bed.refuse(Bed.ordering("crate", 10, Map.of()));
        assertEquals(Kind.CONFLICT, refused.kind());
        assertEquals("scheme: codes of crate-12 are issued from 2026-03-01 until 2026-04-30, actual " + day, refused.detail());
    }

    @Test
    void theDayOfTheRecordDecides() {
        try (Bed bed = openAt("2026-02-28T15:59:59Z")) {
            bed.put(Bed.product("crate", "crate-12", Map.of("depot", "123"), Level.CASE, "0.0001"));
            assertTooEarlyOrLate(bed, "2026-02-28");
        }
        String code;
        try (Bed bed = openAt("2026-02-28T16:00:00Z")) {
            code = bed.codes(bed.order("crate", 10)).get(0);
        }
        try (Bed bed = openAt("2026-04-30T16:00:00Z")) {
            assertTooEarlyOrLate(bed, "2026-05-01");
            assertEquals(Verdict.NOT_COMMISSIONED, bed.verdict(code));
        }
        assertEquals(List.of(), Bed.findings(EngineConfig.at(folder).withSchemes(SCHEMES)));
        assertEquals(List.of("scheme crate-12 is used in this folder, but is not configured now"), Bed.findings(EngineConfig.at(folder)));
    }
}
