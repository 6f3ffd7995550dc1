package suma.engine.state;

import suma.engine.CodeId;
import suma.engine.catalog.Level;
import suma.engine.catalog.OrdinalMap;

/** Walks over all that a code holds after what the present group has done, parents before children. Writer's thread only. */
final class Contained {
    private final OrdinalMap ordinals;
    private final Contents contents;
    private final OrdinalMap.Place place = new OrdinalMap.Place();

    /** Meets each code; false when what that code holds shall be passed over. */
    interface Visitor {
        boolean enter(long codeId);
    }

    Contained(OrdinalMap ordinals, Contents contents) {
        this.ordinals = ordinals;
        this.contents = contents;
    }

    /** Shows what a code holds, the code itself not. Returns how many were shown; stops behind {@code most} and returns more than that. */
    long walk(long codeId, long most, Visitor visitor) {
        if (!mayHold(codeId)) {
            return 0;
        }
        long seen = 0;
        for (Contents.Run run : contents.runs(codeId, (int) Math.min(Integer.MAX_VALUE, most + 1))) {
            for (long child = run.first(); child < run.end() && seen <= most; child++) {
                seen++;
                if (visitor.enter(child)) {
                    seen += walk(child, most - seen, visitor);
                }
            }
        }
        return seen;
    }

    private boolean mayHold(long codeId) {
        ordinals.find(CodeId.ordinal(codeId), place);
        return place.batch().product().level() != Level.UNIT;
    }
}
