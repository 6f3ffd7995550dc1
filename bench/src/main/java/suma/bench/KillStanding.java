package suma.bench;

/**
 * How a code stands, each text empty for none.
 *
 * @param parent   the text of what it is in
 * @param seller   the party that sold it
 * @param recalled whether a recall in force covers it
 */
record KillStanding(String state, String parent, String seller, boolean recalled) {
    static final KillStanding UNKNOWN = new KillStanding("", "", "", false);
    static final KillStanding ISSUED = new KillStanding("issued", "", "", false);
    static final KillStanding COMMISSIONED = new KillStanding("commissioned", "", "", false);
    static final KillStanding VOIDED = new KillStanding("voided", "", "", false);
    static final KillStanding DESTROYED = new KillStanding("destroyed", "", "", false);
    private static final String SOLD = "sold";

    static KillStanding in(String parent) {
        return new KillStanding(COMMISSIONED.state, parent, "", false);
    }

    static KillStanding sold(String parent, String seller) {
        return new KillStanding(SOLD, parent, seller, false);
    }

    KillStanding recalled(boolean now) {
        return new KillStanding(state, parent, seller, now);
    }

    /** What a scan must say. */
    String verdict() {
        return switch (state) {
            case "issued" -> "not_commissioned";
            case "commissioned" -> recalled ? "recalled" : "ok";
            case SOLD -> recalled ? "recalled" : SOLD;
            default -> state;
        };
    }

    @Override
    public String toString() {
        return (state.isEmpty() ? "not issued" : state) + (parent.isEmpty() ? "" : " in " + parent) + (seller.isEmpty() ? "" : " by " + seller)
                + (recalled ? ", recalled" : "");
    }
}
