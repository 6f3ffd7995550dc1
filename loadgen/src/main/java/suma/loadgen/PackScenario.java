package suma.loadgen;

/** Packs fresh units into fresh cases, in print order. */
final class PackScenario implements Scenario {
    private final Call.Pack pack;
    private int next;

    PackScenario(CodeStock cases, CodeStock units, int children) {
        pack = new Call.Pack(cases, units, children);
    }

    @Override
    public void draw(Sent slot) {
        slot.becomes(pack, next++);
    }

    @Override
    public boolean goesOn() {
        return next < pack.cases().count();
    }
}
