package suma.bench;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import suma.bench.KillClient.Reply;

/** All batches that the server has, found by counting up their ids. */
final class KillCensus {
    private static final int ABSENT = 404;

    private final KillBook book;
    private final Map<String, Entry> byLot = new HashMap<>();
    private int next = 1;

    /** What the server's record of a batch says. */
    record Entry(String id, String product, int quantity) {
    }

    KillCensus(KillBook book) {
        this.book = book;
    }

    /** Counts those that are new since the last time. */
    void take(KillClient client) throws IOException {
        for (Reply reply = record(client, "B" + next); reply.status() != ABSENT; reply = record(client, "B" + next)) {
            Map<String, String> record = KillAnswers.fields(reply.body());
            Entry entry = entry(record);
            Entry earlier = byLot.putIfAbsent(record.get("lot"), entry);
            if (earlier != null) {
                book.finding("one order gave two batches: lot " + record.get("lot") + " " + earlier + " and " + entry);
            }
            next++;
        }
    }

    private static Reply record(KillClient client, String id) throws IOException {
        Reply reply = client.send(KillRequest.get("/v1/batches/" + id));
        if (!reply.good() && reply.status() != ABSENT) {
            throw new KillException(id + ": expected its record, actual " + reply);
        }
        return reply;
    }

    private static Entry entry(Map<String, String> record) {
        return new Entry(record.get("batch"), record.get("product"), Integer.parseInt(record.get("quantity")));
    }

    /** Reads an entry again: a streamed registration adds to its batch portion by portion. */
    void refresh(KillClient client, String lot) throws IOException {
        Optional<Entry> entry = ofLot(lot);
        if (entry.isPresent()) {
            byLot.put(lot, entry(KillAnswers.fields(record(client, entry.get().id()).body())));
        }
    }

    Optional<Entry> ofLot(String lot) {
        return Optional.ofNullable(byLot.get(lot));
    }

    int size() {
        return next - 1;
    }

    /** Every batch was acknowledged to somebody, and every acknowledged one is there as it was. */
    void compare(List<KillBatch> acknowledged) {
        for (KillBatch batch : acknowledged) {
            Entry expected = new Entry(batch.id(), batch.product(), batch.quantity());
            if (!ofLot(batch.lot()).equals(Optional.of(expected))) {
                book.finding("lot " + batch.lot() + ": expected " + expected + " actual " + ofLot(batch.lot()));
            }
        }
        if (acknowledged.size() != size()) {
            book.finding("batches: expected " + acknowledged.size() + " actual " + size() + ", so some nobody was told of");
        }
    }
}
