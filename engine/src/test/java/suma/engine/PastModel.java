package suma.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import suma.engine.history.EventKind;

/** What happened to codes, as plain lists in the order of recording, and what that means for any moment. */
final class PastModel {
    /** Who answers for all products. */
    static final String MAKER = "farm";

    private final Map<String, List<Placed>> placed = new TreeMap<>();
    private final List<Told> events = new ArrayList<>();

    /** A code came into a parent, or into none. */
    private record Placed(long atMs, long sequence, String parent) {
        boolean by(long momentMs, long momentSequence) {
            return atMs < momentMs || atMs == momentMs && sequence <= momentSequence;
        }
    }

    /**
     * Something happened to a code.
     *
     * @param codes how many, where it was the parent of them in it, else 0
     * @param made  true for what was made in a transformation
     * @param hands who gave it away and who has it from then on
     */
    record Told(long atMs, long sequence, EventKind kind, String code, int codes, boolean made, Hands hands) {
        private static final Set<EventKind> OF_BATCHES = Set.of(EventKind.ISSUE, EventKind.COMMISSION);

        String text() {
            return atMs + "#" + sequence + " " + kind.text() + " " + code + " " + codes;
        }

        /** True when it did not happen to what the code held. */
        private boolean ofItself() {
            return codes > 0 || made || OF_BATCHES.contains(kind);
        }
    }

    /** Parties by id; empty where not told. */
    record Hands(String giver, String taker) {
        static final Hands NONE = new Hands("", "");

        static Hands of(String party) {
            return new Hands(party, party);
        }
    }

    void place(String code, long atMs, long sequence, String parent) {
        placed.computeIfAbsent(code, none -> new ArrayList<>()).add(new Placed(atMs, sequence, parent));
    }

    void tell(Told event) {
        events.add(event);
    }

    /** Any moment at which something happened. */
    long momentMs(int number) {
        return events.get(number % events.size()).atMs;
    }

    /** What it is in by what was recorded last, or empty. */
    String parentNow(String code) {
        List<Placed> all = placed.getOrDefault(code, List.of());
        return all.isEmpty() ? "" : all.get(all.size() - 1).parent;
    }

    /** What it was in by what was recorded last of that which had happened by then, or empty. */
    private String parentThen(String code, long atMs, long sequence) {
        String parent = "";
        for (Placed one : placed.getOrDefault(code, List.of())) {
            parent = one.by(atMs, sequence) ? one.parent : parent;
        }
        return parent;
    }

    /** What it was in, and what that was in, at the end of a millisecond. */
    List<String> holdersThen(String code, long atMs) {
        List<String> holders = new ArrayList<>();
        for (String at = parentThen(code, atMs, Long.MAX_VALUE); !at.isEmpty(); at = parentThen(at, atMs, Long.MAX_VALUE)) {
            holders.add(at);
        }
        return holders;
    }

    Set<String> heldThen(String parent, long atMs) {
        Set<String> held = new TreeSet<>();
        for (String code : placed.keySet()) {
            if (parentThen(code, atMs, Long.MAX_VALUE).equals(parent)) {
                held.add(code);
                held.addAll(heldThen(code, atMs));
            }
        }
        return held;
    }

    Set<String> heldNow(String parent) {
        Set<String> held = new TreeSet<>();
        for (String code : placed.keySet()) {
            if (parentNow(code).equals(parent)) {
                held.add(code);
                held.addAll(heldNow(code));
            }
        }
        return held;
    }

    /** What happened to a code, and to what it was in at the time, in order. */
    List<Told> trace(String code) {
        return events.stream().filter(event -> concerns(event, code))
                .sorted(Comparator.comparingLong(Told::atMs).thenComparingLong(Told::sequence)).toList();
    }

    private boolean concerns(Told event, String code) {
        if (event.code.equals(code) || event.ofItself()) {
            return event.code.equals(code);
        }
        String holder = code;
        while (!holder.isEmpty() && !holder.equals(event.code)) {
            holder = parentThen(holder, event.atMs, event.sequence);
        }
        return !holder.isEmpty();
    }

    /** How a code was with whom. */
    private record Custody(String state, String party, String before) {
        static final Custody UNKNOWN = new Custody("gap", "", "");

        /** True when the event shows that the goods had left this party unseen. */
        boolean lostBefore(Told event) {
            String giver = event.kind == EventKind.RECEIVE ? event.hands.taker : event.hands.giver;
            boolean handsOver = List.of(EventKind.SHIP, EventKind.RECEIVE, EventKind.SELL, EventKind.DESTROY, EventKind.TRANSFORM).contains(event.kind) && !event.made;
            return handsOver && state.equals("held") && !party.isEmpty() && !giver.isEmpty() && !giver.equals(party) && !isTold(event);
        }

        /** A shipment told after the receipt it led to; nobody saw the goods again by it. */
        private boolean isTold(Told event) {
            String sender = event.hands.giver.isEmpty() ? party : event.hands.giver;
            return event.kind == EventKind.SHIP && state.equals("held") && event.hands.taker.equals(party) && sender.equals(before)
                    && !sender.equals(party);
        }

        Custody after(Told event) {
            String taker = event.hands.taker.isEmpty() ? party : event.hands.taker;
            String last = lostBefore(event) ? "" : party;
            return switch (event.kind) {
                case ISSUE -> equals(UNKNOWN) ? new Custody("held", event.hands.taker, "") : this;
                case SHIP -> isTold(event) ? this : new Custody("in_transit", event.hands.taker, last);
                case RECEIVE -> state.equals("held") && taker.equals(party) ? this : new Custody("held", taker, last);
                case SELL -> new Custody("sold", taker, last);
                case DESTROY -> new Custody("gone", taker, last);
                case TRANSFORM -> event.made ? keptOr(taker.isEmpty() ? MAKER : taker) : new Custody("gone", taker, last);
                case COMMISSION -> keptOr(taker);
                case RETURN -> new Custody("held", taker, party);
                case REGISTER, VOID, PACK, UNPACK, INSPECT -> this;
            };
        }

        private Custody keptOr(String taker) {
            return state.equals("held") && taker.equals(party) ? this : new Custody("held", taker, party);
        }

        String text() {
            return state.equals("held") && party.isEmpty() || equals(UNKNOWN) ? "" : state + " " + party;
        }
    }

    /** Who had a code at the end of a millisecond, and how; empty where nothing is known. */
    String custodyThen(String code, long atMs) {
        Custody custody = Custody.UNKNOWN;
        for (Told event : trace(code)) {
            if (event.atMs > atMs && !custody.isTold(event)) {
                return custody.lostBefore(event) ? "gap " : custody.text();
            }
            custody = custody.after(event);
        }
        return custody.text();
    }
}
