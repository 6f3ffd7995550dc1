package suma.engine.store;

import java.util.ArrayList;
import java.util.List;
import suma.engine.CorruptionException;
import suma.engine.catalog.Verdict;
import suma.engine.command.Answer;
import suma.engine.command.IdempotencyKey;
import suma.engine.command.Outcome;
import suma.engine.journal.ByteReader;
import suma.engine.journal.ByteWriter;

/**
 * What a retry of an accepted request is answered.
 *
 * <pre>
 * key:   caller, 4 bytes | idempotency key, UTF-8
 * value: body hash, 8 bytes | sequence:varint | time:zigzag ms | answer kind:u8 | the answer's fields
 * </pre>
 */
public final class RetryLayout {
    private static final int CALLER_BYTES = 4;
    private static final int HASH_BYTES = 8;
    private static final int DONE = 0;
    private static final int STORED = 1;
    private static final int ORDERED = 2;
    private static final int CHANGED = 3;
    private static final int REGISTERED = 4;
    private static final int CHECKED_OUT = 5;
    private static final int LEAST_RESULT_BYTES = 3;

    private RetryLayout() {
    }

    public static byte[] key(int caller, IdempotencyKey key) {
        byte[] text = key.key().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return new ByteWriter().fixed(caller, CALLER_BYTES).raw(text, 0, text.length).toBytes();
    }

    public static byte[] value(long bodyHash, Outcome.Accepted accepted) {
        ByteWriter out = new ByteWriter().fixed(bodyHash, HASH_BYTES).varint(accepted.sequence()).zigzag(accepted.recordedAtMs());
        write(accepted.answer(), out);
        return out.toBytes();
    }

    public static long bodyHash(byte[] value) {
        return new ByteReader(value).fixed(HASH_BYTES);
    }

    public static Outcome.Accepted replay(byte[] value) {
        ByteReader in = new ByteReader(value);
        in.fixed(HASH_BYTES);
        return new Outcome.Accepted(in.varint(), in.zigzag(), readAnswer(in), true);
    }

    private static void write(Answer answer, ByteWriter out) {
        if (answer instanceof Answer.Stored stored) {
            out.u8(STORED).u8(stored.created() ? 1 : 0);
        } else if (answer instanceof Answer.Ordered ordered) {
            out.u8(ORDERED).varint(ordered.batch());
        } else if (answer instanceof Answer.Changed changed) {
            out.u8(CHANGED).varint(changed.codes());
        } else if (answer instanceof Answer.Registered registered) {
            out.u8(REGISTERED).varint(registered.batch()).varint(registered.registered()).varint(registered.duplicates().length);
            for (int position : registered.duplicates()) {
                out.varint(position);
            }
        } else if (answer instanceof Answer.CheckedOut checkedOut) {
            out.u8(CHECKED_OUT).varint(checkedOut.results().size());
            checkedOut.results().forEach(result -> out.u8(result.verdict().ordinal()).zigzag(result.soldAtMs()).text(result.party()));
        } else {
            out.u8(DONE);
        }
    }

    private static Answer readAnswer(ByteReader in) {
        int kind = in.u8();
        return switch (kind) {
            case DONE -> new Answer.Done();
            case STORED -> new Answer.Stored(in.u8() == 1);
            case ORDERED -> new Answer.Ordered((int) in.varint());
            case CHANGED -> new Answer.Changed(in.varint());
            case REGISTERED -> new Answer.Registered((int) in.varint(), (int) in.varint(), positions(in));
            case CHECKED_OUT -> new Answer.CheckedOut(results(in));
            default -> throw new CorruptionException("answer kind: expected 0 to " + CHECKED_OUT + " actual " + kind);
        };
    }

    private static int[] positions(ByteReader in) {
        int[] positions = new int[in.count(1)];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = (int) in.varint();
        }
        return positions;
    }

    private static List<Answer.Result> results(ByteReader in) {
        int count = in.count(LEAST_RESULT_BYTES);
        List<Answer.Result> results = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Verdict verdict = Verdict.values()[in.u8("verdict", 0, Verdict.values().length - 1)];
            results.add(new Answer.Result(verdict, in.zigzag(), in.text()));
        }
        return results;
    }
}
