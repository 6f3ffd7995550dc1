package suma.engine.code;

/** The GS1 elements of one text, in the order read; reusable. */
final class Elements {

    /** The most elements one text can have. */
    static final int MAX_ELEMENTS = 32;

    private final ApplicationIdentifier[] ais = new ApplicationIdentifier[MAX_ELEMENTS];
    private final int[] starts = new int[MAX_ELEMENTS];
    private final int[] ends = new int[MAX_ELEMENTS];
    private byte[] buffer = {};
    private int count;

    void start(byte[] values) {
        buffer = values;
        count = 0;
    }

    int count() {
        return count;
    }

    byte[] buffer() {
        return buffer;
    }

    ApplicationIdentifier ai(int i) {
        return ais[i];
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
            if (ais[i] == ai) {
                return i;
            }
        }
        return -1;
    }

    void add(ApplicationIdentifier ai, int start, int end) {
        ais[count] = ai;
        starts[count] = start;
        ends[count] = end;
        count++;
    }
}
