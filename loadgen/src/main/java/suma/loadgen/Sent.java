package suma.loadgen;

/** A call on its way: which one, and when it was due. Slots are used again once answered; for one thread. */
final class Sent {
    private static final Call NOTHING = new Call.Issue("", 0);

    private Call call = NOTHING;
    private int number;
    private long dueNs;

    void becomes(Call newCall, int newNumber) {
        call = newCall;
        number = newNumber;
    }

    void due(long atNs) {
        dueNs = atNs;
    }

    Call call() {
        return call;
    }

    int number() {
        return number;
    }

    long dueNs() {
        return dueNs;
    }
}
