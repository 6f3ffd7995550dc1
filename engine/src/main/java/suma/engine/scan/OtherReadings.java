package suma.engine.scan;

import java.util.ArrayList;
import java.util.List;
import suma.engine.code.Reading;
import suma.engine.code.Scheme;

/** What else ambiguous texts could have been. Equal lists are one object, since few different ones ever come. Not thread-safe. */
public final class OtherReadings {
    /** Lists that are remembered; others are made anew. */
    private static final int MOST_KNOWN = 256;

    private final List<Schemes> known = new ArrayList<>();

    /** The schemes of a text's other readings, in order of preference. Compare by identity. */
    public static final class Schemes {
        /** The text had one reading. */
        public static final Schemes NONE = new Schemes(List.of());

        private final List<Scheme> list;

        private Schemes(List<Scheme> list) {
            this.list = list;
        }

        public List<Scheme> list() {
            return list;
        }
    }

    Schemes beside(Reading reading, int candidate) {
        if (reading.candidates() < 2) {
            return Schemes.NONE;
        }
        for (int i = 0; i < known.size(); i++) {
            if (same(known.get(i).list, reading, candidate)) {
                return known.get(i);
            }
        }
        return remember(new Schemes(list(reading, candidate)));
    }

    private static boolean same(List<Scheme> list, Reading reading, int candidate) {
        int at = 0;
        for (int i = 0; i < reading.candidates(); i++) {
            if (i != candidate && (at == list.size() || list.get(at++) != reading.scheme(i))) {
                return false;
            }
        }
        return at == list.size();
    }

    private static List<Scheme> list(Reading reading, int candidate) {
        List<Scheme> list = new ArrayList<>();
        for (int i = 0; i < reading.candidates(); i++) {
            if (i != candidate) {
                list.add(reading.scheme(i));
            }
        }
        return List.copyOf(list);
    }

    private Schemes remember(Schemes made) {
        if (known.size() < MOST_KNOWN) {
            known.add(made);
        }
        return made;
    }
}
