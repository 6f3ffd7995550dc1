package suma.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A batch as it must be: its codes in print order and how each stands. Found again on the server by its lot. */
final class KillBatch {
    private final String product;
    private final String lot;
    private final int quantity;
    private final KillStanding[] standings;
    private final Map<Integer, String> soldAt = new HashMap<>();
    private String id = "";
    private List<String> codes;
    private int lastCycle;

    private KillBatch(String product, String lot, int quantity, List<String> codes, KillStanding first) {
        this.product = product;
        this.lot = lot;
        this.quantity = quantity;
        this.codes = codes;
        standings = new KillStanding[quantity];
        Arrays.fill(standings, first);
    }

    /** One whose codes are to be heard from the server. */
    static KillBatch ordered(String product, String lot, int quantity) {
        return new KillBatch(product, lot, quantity, List.of(), KillStanding.ISSUED);
    }

    static KillBatch registered(String product, String lot, List<String> codes) {
        return new KillBatch(product, lot, codes.size(), codes, KillStanding.UNKNOWN);
    }

    String product() {
        return product;
    }

    String lot() {
        return lot;
    }

    int quantity() {
        return quantity;
    }

    /** The server's id, empty until an order is acknowledged. */
    String id() {
        return id;
    }

    void id(String known) {
        id = known;
    }

    /** Whether the codes were heard already. */
    boolean heard() {
        return codes.size() == quantity;
    }

    List<String> codes() {
        return codes;
    }

    void codes(List<String> heard) {
        codes = heard;
    }

    KillStanding standing(int index) {
        return standings[index];
    }

    void standing(int index, KillStanding standing) {
        standings[index] = standing;
    }

    /** Empty when the code is not sold, or its time was not told. */
    String soldAt(int index) {
        return soldAt.getOrDefault(index, "");
    }

    void soldAt(int index, String told) {
        soldAt.put(index, told);
    }

    List<KillCode> all() {
        return range(0, quantity);
    }

    List<KillCode> range(int from, int to) {
        return IntStream.range(from, to).mapToObj(index -> new KillCode(this, index)).toList();
    }

    /** Codes that are in a parent. */
    long packed() {
        return Arrays.stream(standings).filter(standing -> !standing.parent().isEmpty()).count();
    }

    /** The last cycle in which something was done to it. */
    int lastCycle() {
        return lastCycle;
    }

    void touched(int cycle) {
        lastCycle = cycle;
    }

    @Override
    public String toString() {
        return (id.isEmpty() ? "batch" : id) + " (lot " + lot + ")";
    }
}
