package suma.loadgen;

import java.util.Locale;

/** The kinds of calls, each with figures of its own. */
enum Operation {
    ISSUE, PACK, RESOLVE, BASKET, CHECKOUT, TRACE, RECALL;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
