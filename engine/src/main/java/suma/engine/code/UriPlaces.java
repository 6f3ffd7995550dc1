package suma.engine.code;

/** Where the stretches of one web address stand, after its scheme; reusable. */
final class UriPlaces {

    private static final int HOST = 1;
    private static final int ANY = 1 << 1;
    private static final int ENDS_HOST = 1 << 2;
    private static final int ENDS_PATH = 1 << 3;
    private static final byte[] USES = uses();

    private int pathAt;
    private int pathEnd;
    private int queryEnd;
    private int wrong;

    private static byte[] uses() {
        byte[] uses = new byte[256];
        for (int i = 0; i < uses.length; i++) {
            int kind = ByteClass.of((byte) i);
            boolean plain = kind == ByteClass.DIGIT || kind == ByteClass.LETTER;
            uses[i] = (byte) ((plain || "-.:[]".indexOf(i) >= 0 ? HOST : 0) | (plain || "-._~:/?#[]@!$&'()*+,;=%".indexOf(i) >= 0 ? ANY : 0)
                    | ("/?#".indexOf(i) >= 0 ? ENDS_HOST : 0) | ("?#".indexOf(i) >= 0 ? ENDS_PATH : 0));
        }
        return uses;
    }

    /** Finds the places in a text whose host begins at an offset. */
    void find(byte[] text, int hostAt, int end) {
        wrong = -1;
        pathAt = stretchEnd(text, hostAt, end, HOST, ENDS_HOST);
        if (pathAt == hostAt) {
            wrong = hostAt;
        }
        pathEnd = stretchEnd(text, pathAt, end, ANY, ENDS_PATH);
        queryEnd = WebUri.indexOf('#', text, pathEnd, end);
        stretchEnd(text, pathEnd, end, ANY, 0);
    }

    /** Where a stretch ends; notes the first byte that cannot be in it. */
    private int stretchEnd(byte[] text, int offset, int end, int use, int stop) {
        int at = offset;
        while (at < end && (USES[text[at] & 0xff] & stop) == 0) {
            if ((USES[text[at] & 0xff] & use) == 0 && wrong < 0) {
                wrong = at;
            }
            at++;
        }
        return at;
    }

    /** The first byte that cannot be in an address of host and path, or -1. */
    int wrong() {
        return wrong;
    }

    int pathAt() {
        return pathAt;
    }

    int pathEnd() {
        return pathEnd;
    }

    int queryEnd() {
        return queryEnd;
    }
}
