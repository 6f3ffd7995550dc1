package suma.engine;

import java.util.stream.LongStream;

/** The seeds of random runs. {@code -Dseed=7} runs that one in place of all. */
final class Seeds {
    private Seeds() {
    }

    static LongStream one() {
        return told(1, 1);
    }

    static LongStream few() {
        return told(1, 6);
    }

    /** For the slow tests. */
    static LongStream many() {
        return told(101, 120);
    }

    private static LongStream told(long first, long last) {
        Long one = Long.getLong("seed");
        return one == null ? LongStream.rangeClosed(first, last) : LongStream.of(one);
    }
}
