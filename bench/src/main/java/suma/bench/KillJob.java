package suma.bench;

import java.util.List;
import java.util.Optional;

/**
 * One request that changes something, and the deeds it asks for: one, or one a line or portion of a stream, in order.
 *
 * @param kind  how it is counted
 * @param batch the batch that it brings into being
 */
record KillJob(Kind kind, KillRequest request, List<KillDeed> deeds, Optional<KillBatch> batch) {

    /** What a request asks for. */
    enum Kind { PRODUCT, ORDER, REGISTRATION, REGISTRATION_STREAM, COMMISSION, PACK, PACKS, PACK_STREAM, UNPACK, VOID }

    static KillJob of(Kind kind, KillRequest request, List<KillDeed.Change> changes) {
        return together(kind, request, changes, 1);
    }

    /** Several records that are there together or not at all. */
    static KillJob together(Kind kind, KillRequest request, List<KillDeed.Change> changes, int records) {
        return new KillJob(kind, request, List.of(new KillDeed(changes, records)), Optional.empty());
    }

    static KillJob bringing(Kind kind, KillRequest request, KillBatch batch, List<KillDeed.Change> changes) {
        return new KillJob(kind, request, List.of(new KillDeed(changes, 1)), Optional.of(batch));
    }

    /** Whether it can be sent again without being done again. */
    boolean keyed() {
        return !request.key().isEmpty();
    }

    /** Whether each line is answered by one. */
    boolean answeredByLines() {
        return kind == Kind.PACK_STREAM;
    }

    boolean done() {
        return deeds.stream().allMatch(KillDeed::done);
    }
}
