package suma.resolver.watch;

/** Administrative divisions by their six digits (GB/T 2260): two for the province, two for the prefecture, two for the county. */
final class Region {
    static final int DIGITS = 6;
    private static final int PREFECTURE_DIGITS = 4;

    private Region() {
    }

    /** True where both are told and in different prefectures. */
    static boolean differ(String one, String other) {
        return one.length() == DIGITS && other.length() == DIGITS && !one.regionMatches(0, other, 0, PREFECTURE_DIGITS);
    }
}
