package suma.bench;

/** How a code stands: its state and the text of its parent, each empty for none. */
record KillStanding(String state, String parent) {
    static final KillStanding UNKNOWN = new KillStanding("", "");
    static final KillStanding ISSUED = new KillStanding("issued", "");
    static final KillStanding COMMISSIONED = new KillStanding("commissioned", "");
    static final KillStanding VOIDED = new KillStanding("voided", "");

    static KillStanding in(String parent) {
        return new KillStanding(COMMISSIONED.state, parent);
    }

    @Override
    public String toString() {
        return (state.isEmpty() ? "not issued" : state) + (parent.isEmpty() ? "" : " in " + parent);
    }
}
