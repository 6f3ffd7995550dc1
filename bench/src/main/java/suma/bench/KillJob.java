package suma.bench;

import java.util.List;
import java.util.Optional;

/**
 * One request that changes something, and the deeds it asks for: one, or one a line or portion of a stream, in order.
 *
 * @param kind  how it is counted
 * @param batch the batch that it brings into being
 * @param check looks at an answer that is heard for the first time
 */
record KillJob(Kind kind, KillRequest request, List<KillDeed> deeds, Optional<KillBatch> batch, Check check) {
    private static final Check ANY = answer -> "";

    /** What a request asks for. */
    enum Kind {
        PRODUCT, PARTY, ORDER, REGISTRATION, REGISTRATION_STREAM, COMMISSION, PACK, PACKS, PACK_STREAM, UNPACK, VOID,
        CHECKOUT, UNDO, RETURN, SHIP, DESTROY, RECALL, LIFT
    }

    /** Says what is wrong with an answer, or nothing. */
    @FunctionalInterface
    interface Check {
        String wrong(String answer);
    }

    static KillJob of(Kind kind, KillRequest request, List<KillDeed.Change> changes) {
        return together(kind, request, changes, 1);
    }

    /** Several records that are there together or not at all. */
    static KillJob together(Kind kind, KillRequest request, List<KillDeed.Change> changes, int records) {
        return new KillJob(kind, request, List.of(new KillDeed(changes, records)), Optional.empty(), ANY);
    }

    static KillJob bringing(Kind kind, KillRequest request, KillBatch batch, List<KillDeed> deeds) {
        return new KillJob(kind, request, deeds, Optional.of(batch), ANY);
    }

    /** Parts of a stream, each answered by a line. */
    static KillJob lines(Kind kind, KillRequest request, List<KillDeed> deeds) {
        return new KillJob(kind, request, deeds, Optional.empty(), ANY);
    }

    KillJob checked(Check by) {
        return new KillJob(kind, request, deeds, batch, by);
    }

    /** Whether it can be sent again without being done again. */
    boolean keyed() {
        return request.keyed();
    }

    /** Whether each line is answered by one. */
    boolean answeredByLines() {
        return kind == Kind.PACK_STREAM;
    }

    /** Whether an answer to it names the record that it stands for. */
    boolean answeredBySequence() {
        return batch.isEmpty() && kind != Kind.PRODUCT && kind != Kind.PARTY;
    }

    /** What of an answer is the same however often it is asked for: what a recall finds is counted anew. */
    String lasting(String answer) {
        return kind == Kind.RECALL ? KillAnswers.fields(answer).getOrDefault("recall", answer) : answer;
    }

    boolean done() {
        return deeds.stream().allMatch(KillDeed::done);
    }
}
