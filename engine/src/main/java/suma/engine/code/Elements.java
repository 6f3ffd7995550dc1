package suma.engine.code;

/** The GS1 elements of one text, in the order read; reusable. */
final class Elements {

    /** The most elements one text can have. */
    static final int MAX_ELEMENTS = 32;

    private final int[] ais = new int[MAX_ELEMENTS];
    private final int[] starts = new int[MAX_ELEMENTS];
    private final int[] ends = new int[MAX_ELEMENTS];
    private boolean inScratch;
    private int count;

    /** Forgets all; the values of those to come stand in the text, or in the reading's scratch. */
    void start(boolean inScratch) {
        this.inScratch = inScratch;
        count = 0;
    }

    int count() {
        return count;
    }

    boolean inScratch() {
        return inScratch;
    }

    ApplicationIdentifier ai(int i) {
        return ApplicationIdentifiers.numbered(ais[i]);
    }

    int start(int i) {
        return starts[i];
    }

    int length(int i) {
        return ends[i] - starts[i];
    }

    /** The index of an identifier's element, or -1. */
    int find(ApplicationIdentifier ai) {
        for (int i = 0; i < count; i++) {
            if (ais[i] == ai.number()) {
                return i;
            }
        }
        return -1;
    }

    void add(ApplicationIdentifier ai, int start, int end) {
        ais[count] = ai.number();
        starts[count] = start;
        ends[count] = end;
        count++;
    }
}
