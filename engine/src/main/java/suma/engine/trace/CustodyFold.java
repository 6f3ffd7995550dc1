package suma.engine.trace;

import java.util.ArrayList;
import java.util.List;
import suma.engine.history.Happening;
import suma.engine.history.Role;
import suma.engine.trace.Tenure.State;

/** Works out who answered for a code and when, from what happened to it in order; gaps and overlaps are named. */
final class CustodyFold {
    static final String FROM = "from";
    static final String TO = "to";

    private final String maker;
    private final List<Tenure> tenures = new ArrayList<>();
    private State state = State.GAP;
    private String party = "";
    private String before = "";
    private String note = "";
    private Moment since = Moment.BEFORE_ALL;
    /** When the present party was last known to have it. */
    private Moment seen = Moment.BEFORE_ALL;

    /** @param maker id of the party that answers for the product, or empty */
    CustodyFold(String maker) {
        this.maker = maker;
    }

    void add(TracedEvent event) {
        Happening what = event.what();
        Moment now = event.moment();
        switch (what.kind()) {
            case ISSUE, REGISTER -> exist(now);
            case COMMISSION -> take(told(what, party), now);
            case SHIP -> ship(what, now);
            case RECEIVE -> receive(what, now);
            case SELL -> leaveTrade(State.SOLD, what, now);
            case RETURN -> begin(State.HELD, told(what, party), now, "");
            case DESTROY -> leaveTrade(State.GONE, what, now);
            case TRANSFORM -> transform(what, now);
            case VOID, PACK, UNPACK, INSPECT -> seen = now;
        }
    }

    /** Codes of others stand on goods, and may have changed hands, before they are registered. */
    private void exist(Moment now) {
        if (since.equals(Moment.BEFORE_ALL)) {
            begin(State.HELD, maker, now, "");
        }
    }

    private static String told(Happening what, String otherwise) {
        return what.context().party().isEmpty() ? otherwise : what.context().party();
    }

    private void take(String holder, Moment now) {
        if (!holder.equals(party) || state != State.HELD) {
            begin(State.HELD, holder, now, "");
        }
        seen = now;
    }

    private void ship(Happening what, Moment now) {
        String sender = what.details().getOrDefault(FROM, told(what, party));
        String receiver = what.details().getOrDefault(TO, "");
        boolean receivedAlready = state == State.HELD && receiver.equals(party) && sender.equals(before) && !sender.equals(party);
        if (receivedAlready) {
            tenures.add(new Tenure(State.HELD, sender, since, now, "overlap: sent by " + sender + " after " + party + " had received it"));
            return;
        }
        gapUnlessWith(sender, now, "sent by ");
        begin(State.IN_TRANSIT, receiver, now, "");
    }

    private void receive(Happening what, Moment now) {
        String receiver = told(what, "");
        if (state == State.IN_TRANSIT) {
            boolean astray = !party.isEmpty() && !receiver.isEmpty() && !receiver.equals(party);
            begin(State.HELD, receiver.isEmpty() ? party : receiver, now, astray ? "was sent to " + party : "");
        } else if (!receiver.equals(party) || state != State.HELD) {
            gapUnlessWith(receiver, now, "received without being sent, by ");
            begin(State.HELD, receiver, now, "");
        }
        seen = now;
    }

    private void leaveTrade(State left, Happening what, Moment now) {
        String last = told(what, party);
        gapUnlessWith(last, now, left == State.SOLD ? "sold by " : "destroyed by ");
        begin(left, last, now, "");
    }

    private void transform(Happening what, Moment now) {
        if (what.role() == Role.INPUT) {
            leaveTrade(State.GONE, what, now);
        } else {
            take(told(what, party.isEmpty() ? maker : party), now);
        }
    }

    private void gapUnlessWith(String holder, Moment now, String how) {
        boolean known = state == State.HELD && !party.isEmpty();
        if (known && !holder.isEmpty() && !holder.equals(party)) {
            String last = party;
            begin(State.GAP, "", seen, how + holder + " while last known with " + last);
        }
    }

    private void begin(State next, String holder, Moment now, String why) {
        end(now);
        before = party;
        state = next;
        party = holder;
        note = why;
        since = now;
        seen = now;
    }

    private void end(Moment now) {
        boolean said = state != State.GAP || !note.isEmpty();
        if (said && (state != State.HELD || !party.isEmpty())) {
            tenures.add(new Tenure(state, party, since, now, note));
        }
    }

    List<Tenure> tenures() {
        end(Moment.AFTER_ALL);
        return tenures;
    }
}
