package suma.bench;

import java.util.stream.Collectors;
import java.util.List;
import java.util.stream.Stream;

/** One code, by its place in the print order of its batch. */
record KillCode(KillBatch batch, int index) {
    String text() {
        return batch.codes().get(index);
    }

    KillStanding standing() {
        return batch.standing(index);
    }

    void becomes(KillStanding standing) {
        batch.standing(index, standing);
    }

    /** When it was sold, as the server told; empty when it is not, or nobody was told. */
    String soldAt() {
        return batch.soldAt(index);
    }

    void soldAt(String told) {
        batch.soldAt(index, told);
    }

    KillDeed.Change to(KillStanding after) {
        return new KillDeed.Change(this, after);
    }

    /** Their texts as a JSON list. */
    static String json(List<KillCode> codes) {
        return texts(codes.stream().map(KillCode::text));
    }

    static String texts(Stream<String> codes) {
        return codes.collect(Collectors.joining("\",\"", "[\"", "\"]"));
    }

    static List<KillDeed.Change> all(List<KillCode> codes, KillStanding after) {
        return codes.stream().map(code -> code.to(after)).toList();
    }
}
