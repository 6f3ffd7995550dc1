package suma.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The recalls that an engine should know, in plain maps. */
final class RecallModel {
    private final Map<Long, Recall> recalls = new LinkedHashMap<>();

    /**
     * A recall.
     *
     * @param product of all whose codes it covers, or empty
     * @param lot     only of this lot, or empty
     * @param codes   codes that it covers beside
     * @param batch   true when the codes are all of a batch
     */
    record Recall(String product, String lot, Set<String> codes, boolean batch, boolean inForce) {
        boolean covers(String code, String itsProduct, String itsLot) {
            return codes.contains(code) || itsProduct.equals(product) && (lot.isEmpty() || lot.equals(itsLot));
        }

        boolean ofBatches() {
            return batch || !product.isEmpty();
        }
    }

    void add(long number, Recall recall) {
        recalls.put(number, recall);
    }

    boolean mayLift(long number) {
        return recalls.containsKey(number) && recalls.get(number).inForce;
    }

    void lift(long number) {
        Recall old = recalls.get(number);
        recalls.put(number, new Recall(old.product, old.lot, old.codes, old.batch, false));
    }

    Map<Long, Recall> all() {
        return recalls;
    }

    List<Long> inForce() {
        return recalls.keySet().stream().filter(this::mayLift).toList();
    }

    /** The recall that a scan names: the first that covers the whole batch, else the first that names the code. */
    Optional<Long> of(String code, String product, String lot) {
        List<Long> covering = new ArrayList<>(inForce());
        covering.removeIf(number -> !recalls.get(number).covers(code, product, lot));
        return covering.stream().filter(number -> recalls.get(number).ofBatches()).findFirst().or(() -> covering.stream().findFirst());
    }

    RecallModel copy() {
        RecallModel copy = new RecallModel();
        copy.recalls.putAll(recalls);
        return copy;
    }
}
