package suma.bench;

/** Names that one line gives to what it asks for, each once. */
final class KillNames {
    private final int line;
    private int keys;
    private int lots;
    private int sales;

    KillNames(int line) {
        this.line = line;
    }

    String key() {
        return "line-" + line + "-" + keys++;
    }

    String lot() {
        return "K" + line + "-" + lots++;
    }

    String party() {
        return party(line);
    }

    static String party(int line) {
        return "shop-" + line;
    }

    String terminal() {
        return "till-" + line;
    }

    /** The terminal's number of its next sale. */
    int sale() {
        return sales++;
    }
}
