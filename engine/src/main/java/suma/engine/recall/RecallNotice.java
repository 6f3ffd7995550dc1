package suma.engine.recall;

/**
 * A recall and what was told about it.
 *
 * @param number     sequence of the record that began it; users know it by {@code R} and the number
 * @param scope      what it covers; the codes of {@link RecallScope.OfCodes} are not kept here
 * @param level      how grave it is, as the user calls it, or empty
 * @param liftedAtMs when it was lifted, or {@link #IN_FORCE}
 */
public record RecallNotice(long number, RecallScope scope, String reason, String level, long recordedAtMs, long liftedAtMs) {
    public static final long NONE = 0;
    public static final long IN_FORCE = Long.MAX_VALUE;
    private static final int LONGEST_ID = 19;

    public boolean inForce() {
        return liftedAtMs == IN_FORCE;
    }

    public RecallNotice lifted(long atMs) {
        return new RecallNotice(number, scope, reason, level, recordedAtMs, atMs);
    }

    /** The name users know it by. */
    public String id() {
        return id(number);
    }

    public static String id(long number) {
        return "R" + number;
    }

    /** The number in a recall id, or {@link #NONE} where the text is none. */
    public static long number(String id) {
        boolean shaped = id.length() >= 2 && id.length() <= LONGEST_ID && id.charAt(0) == 'R' && id.charAt(1) != '0'
                && id.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
        return shaped ? Long.parseLong(id, 1, id.length(), 10) : NONE;
    }
}
