package suma.resolver.batch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import suma.engine.catalog.Batch;
import suma.engine.command.Answer;
import suma.engine.command.Command.BatchFacts;
import suma.resolver.http.Problem;
import suma.resolver.json.JsonOut;

/** What became of the codes of one registration, counted; a bounded number of them is named. */
final class RegistrationTally {
    static final int MOST_NAMED = 1_000;

    private final BatchFacts facts;
    private final List<byte[]> duplicateCodes = new ArrayList<>();
    private final List<Problem.Part> errors = new ArrayList<>();
    private int batch = Batch.NO_BATCH;
    private long registered;
    private long duplicates;
    private long rejected;

    RegistrationTally(BatchFacts facts) {
        this.facts = facts;
    }

    void add(Answer.Registered answer, List<byte[]> codes) {
        batch = answer.batch();
        registered += answer.registered();
        duplicates += answer.duplicates().length;
        for (int position : answer.duplicates()) {
            if (duplicateCodes.size() < MOST_NAMED) {
                duplicateCodes.add(codes.get(position));
            }
        }
    }

    void reject(Problem.Part error) {
        rejected++;
        if (errors.size() < MOST_NAMED) {
            errors.add(error);
        }
    }

    /** The batch that codes are added to, {@link Batch#NO_BATCH} before there is one. */
    int batch() {
        return batch;
    }

    JsonOut json() {
        JsonOut out = new JsonOut().beginObject();
        if (batch != Batch.NO_BATCH) {
            out.field("batch", Batch.id(batch));
        }
        out.field("product", facts.product()).field("lot", facts.lot()).field("registered", registered)
                .field("duplicates", duplicates).field("rejected", rejected);
        out.name("duplicateCodes").beginArray();
        duplicateCodes.forEach(code -> out.value(new String(code, StandardCharsets.UTF_8)));
        out.endArray().name("errors").beginArray();
        errors.forEach(error -> out.beginObject().field("code", error.code()).field("field", error.field())
                .field("reason", error.reason()).endObject());
        return out.endArray().endObject();
    }
}
