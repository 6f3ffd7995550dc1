package suma.loadgen;

/** Packs fresh units into fresh cases, in print order. */
final class PackScenario implements Scenario {
    private final CodeStock cases;
    private final CodeStock units;
    private final int children;
    private int next;

    PackScenario(CodeStock cases, CodeStock units, int children) {
        this.cases = cases;
        this.units = units;
        this.children = children;
    }

    @Override
    public Call next() {
        int parent = next++;
        return new Call.Pack(cases, parent, units, parent * children, children);
    }
}
