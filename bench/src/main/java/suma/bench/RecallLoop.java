package suma.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.Callable;

/** Recalls a lot, asks for the impact once more and lifts the recall, again and again until it is stopped. */
final class RecallLoop implements Callable<Double> {
    private final SumaProcess suma;
    private final LotPlan lot;
    private volatile boolean stopped;

    RecallLoop(SumaProcess suma, LotPlan lot) {
        this.suma = suma;
        this.lot = lot;
    }

    void stop() {
        stopped = true;
    }

    /** Comes back with the seconds that a recall took with its impact. */
    @Override
    public Double call() throws IOException, InterruptedException {
        long recallingNs = 0;
        int recalls = 0;
        for (; !stopped || recalls == 0; recalls++) {
            long startNs = System.nanoTime();
            JsonNode recall = suma.call("POST", "/v1/recalls", ImpactDuel.recallBody(lot));
            recallingNs += System.nanoTime() - startNs;
            String path = "/v1/recalls/" + recall.get("recall").textValue();
            long codes = suma.call("GET", path, "").get("codes").longValue();
            suma.call("DELETE", path, "");
            if (codes != lot.units()) {
                throw new IOException("recall: expected " + lot.units() + " codes actual " + codes);
            }
        }
        return recallingNs / 1e9 / recalls;
    }
}
