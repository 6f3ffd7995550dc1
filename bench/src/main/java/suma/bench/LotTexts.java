package suma.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import suma.engine.catalog.Level;

/** The texts of all codes of a lot, as a server gives them. */
final class LotTexts {
    private static final int CODE_BYTES = 20;
    private static final int LINE_BYTES = CODE_BYTES + 1;

    private final LotPlan lot;
    private final Map<Level, byte[]> lines = new EnumMap<>(Level.class);

    LotTexts(LotPlan lot, SumaProcess suma) throws IOException, InterruptedException {
        this.lot = lot;
        for (Level level : LotPlan.LEVELS) {
            byte[] codes = suma.codes(lot.batch(level));
            if (codes.length != lot.count(level) * LINE_BYTES) {
                throw new IOException("codes of " + lot.batch(level) + ": expected " + lot.count(level) + " lines, actual " + codes.length + " bytes");
            }
            lines.put(level, codes);
        }
    }

    LotPlan lot() {
        return lot;
    }

    String text(Level level, long place) {
        return new String(lines.get(level), (int) place * LINE_BYTES, CODE_BYTES, StandardCharsets.US_ASCII);
    }

    /** A code a line: every case and behind it the units it holds. */
    byte[] casesAndUnits() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int units = lot.filling().units();
        for (int box = 0; box < lot.count(Level.CASE); box++) {
            all.write(lines.get(Level.CASE), box * LINE_BYTES, LINE_BYTES);
            all.write(lines.get(Level.UNIT), box * units * LINE_BYTES, lot.held(Level.CASE, box) * LINE_BYTES);
        }
        return all.toByteArray();
    }
}
