package suma.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What happened to codes, as plain lists in the order of recording, and what that means for any moment. */
final class PastModel {
    private final Map<String, List<Placed>> placed = new TreeMap<>();
    private final List<Told> events = new ArrayList<>();

    /** A code came into a parent, or into none. */
    private record Placed(long atMs, long sequence, String parent) {
        boolean by(long momentMs, long momentSequence) {
            return atMs < momentMs || atMs == momentMs && sequence <= momentSequence;
        }
    }

    /** Something happened to a code; {@code codes} where it was the parent in it. */
    record Told(long atMs, long sequence, String kind, String code, int codes) {
        String text() {
            return atMs + "#" + sequence + " " + kind + " " + code + " " + codes;
        }
    }

    void place(String code, long atMs, long sequence, String parent) {
        placed.computeIfAbsent(code, none -> new ArrayList<>()).add(new Placed(atMs, sequence, parent));
    }

    void tell(Told event) {
        events.add(event);
    }

    /** What it is in by what was recorded last, or empty. */
    String parentNow(String code) {
        List<Placed> all = placed.getOrDefault(code, List.of());
        return all.isEmpty() ? "" : all.get(all.size() - 1).parent;
    }

    /** What it was in by what was recorded last of that which had happened by then, or empty. */
    String parentThen(String code, long atMs, long sequence) {
        String parent = "";
        for (Placed one : placed.getOrDefault(code, List.of())) {
            parent = one.by(atMs, sequence) ? one.parent : parent;
        }
        return parent;
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
    List<String> trace(String code) {
        return events.stream().filter(event -> concerns(event, code))
                .sorted(Comparator.comparingLong(Told::atMs).thenComparingLong(Told::sequence)).map(Told::text).toList();
    }

    private boolean concerns(Told event, String code) {
        if (event.code.equals(code)) {
            return true;
        }
        boolean ofItself = event.codes > 0 || event.kind.equals("issue") || event.kind.equals("commission");
        if (ofItself) {
            return false;
        }
        String holder = code;
        while (!holder.isEmpty() && !holder.equals(event.code)) {
            holder = parentThen(holder, event.atMs, event.sequence);
        }
        return !holder.isEmpty();
    }
}
