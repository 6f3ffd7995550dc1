package suma.loadgen;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import suma.loadgen.Reply.Kind;

/** Whether an answer is what it must be, in whatever protocol it came. Remembers where it found things; for one thread. */
final class Judge {
    /** An answer that is as it must be. */
    static final String FINE = "";
    private static final byte[] CODE = ascii("{\"code\":\"");
    private static final byte[] BEHIND_CODE = ascii("\",");
    private static final byte[] SEQUENCE = ascii("\"sequence\":");
    private static final byte[] BATCH = ascii("\"batch\":\"B");
    private static final byte[] RECALL = ascii("\"recall\":");

    private final Kind absent;
    private final BitSet sequences = new BitSet();
    private final BitSet batches = new BitSet();
    /** Where the batch stood in the answer before, counted from its beginning: it mostly stands there again. */
    private int batchAt;

    /** @param absent what a target says of a code that it does not have: a verdict ({@link Kind#FOUND}), or nothing */
    Judge(Kind absent) {
        this.absent = absent;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** What is wrong with an answer, or {@link #FINE}. */
    String problem(Sent sent, Reply reply) {
        Call call = sent.call();
        if (call instanceof Call.Resolve resolve) {
            return resolved(resolve, sent.number(), reply);
        }
        if (reply.kind() != Kind.FOUND) {
            return call.operation().text() + ": expected an answer, actual " + reply;
        }
        return otherProblem(call, sent.number(), reply);
    }

    private String otherProblem(Call call, int number, Reply reply) {
        if (call instanceof Call.Basket basket) {
            return basket(basket, number, reply);
        }
        if (call instanceof Call.Checkout checkout) {
            return checkedOut(checkout, number, reply);
        }
        if (call instanceof Call.Trace trace) {
            return traced(trace, number, reply);
        }
        if (call instanceof Call.Issue issue) {
            return issued(issue, number, reply);
        }
        return call instanceof Call.Recall ? told(reply.says(RECALL), "recall: expected its number", reply)
                : fresh(sequences, reply.numberBehind(SEQUENCE), "pack: a sequence");
    }

    private static String told(boolean right, String expected, Reply reply) {
        return right ? FINE : expected + ", actual " + reply;
    }

    private String resolved(Call.Resolve resolve, int number, Reply reply) {
        Standing expected = resolve.expected();
        if (expected == Standing.NO_CODE) {
            return told(reply.kind() == (absent == Kind.NONE ? Kind.NONE : Kind.REFUSED), "resolve: expected a refusal", reply);
        }
        if (expected == Standing.NOT_ISSUED && absent == Kind.NONE) {
            return told(reply.kind() == Kind.NONE, "resolve: expected nothing", reply);
        }
        boolean right = reply.kind() == Kind.FOUND && tells(resolve.codes(), number, expected, reply) && saysBatch(resolve.codes(), reply);
        return right ? FINE : "resolve: expected the code, its batch and verdict " + expected.text() + ", actual " + reply;
    }

    /** Both stand at the very beginning, but for targets that order their fields in another way. */
    private static boolean tells(CodeStock codes, int index, Standing expected, Reply reply) {
        int at = reply.from() + CODE.length;
        int behind = at + codes.width();
        boolean first = reply.standsAt(CODE, reply.from()) && codes.standsAt(index, reply.bytes(), at, reply.to())
                && reply.standsAt(BEHIND_CODE, behind) && reply.standsAt(expected.field(), behind + BEHIND_CODE.length);
        return first || reply.says(quoted(codes.bytes(index))) && reply.says(expected.field());
    }

    private boolean saysBatch(CodeStock codes, Reply reply) {
        byte[] field = codes.batchField();
        if (field.length == 0 || reply.standsAt(field, reply.from() + batchAt)) {
            return true;
        }
        int found = reply.indexOf(field, reply.from());
        batchAt = Math.max(0, found - reply.from());
        return found >= 0;
    }

    private static byte[] quoted(byte[] code) {
        byte[] quoted = new byte[code.length + 2];
        quoted[0] = '"';
        System.arraycopy(code, 0, quoted, 1, code.length);
        quoted[code.length + 1] = '"';
        return quoted;
    }

    /** Each code's verdict, in the order asked. */
    private static String basket(Call.Basket basket, int number, Reply reply) {
        int at = reply.from();
        for (int i = 0; i < basket.size(); i++) {
            int index = basket.index(number, i);
            int found = reply.indexOf(CODE, at);
            int code = found + CODE.length;
            int verdict = code + basket.codes().width() + BEHIND_CODE.length;
            if (found < 0 || !basket.codes().standsAt(index, reply.bytes(), code, reply.to())
                    || !reply.standsAt(Standing.OK.field(), verdict)) {
                return "basket: expected " + basket.codes().text(index) + " with verdict ok as number " + i + ", actual " + reply;
            }
            at = verdict;
        }
        return FINE;
    }

    private static String checkedOut(Call.Checkout checkout, int number, Reply reply) {
        boolean right = reply.says(quoted(checkout.codes().bytes(number))) && reply.says(checkout.expected().field())
                && (checkout.expected() != Standing.SOLD || reply.says(quoted(ascii(checkout.party()))));
        return told(right, "checkout: expected the code, verdict " + checkout.expected().text() + " and who sold it", reply);
    }

    private String traced(Call.Trace trace, int number, Reply reply) {
        boolean right = reply.says(quoted(trace.codes().bytes(number))) && saysBatch(trace.codes(), reply);
        return told(right, "trace: expected the code and its batch", reply);
    }

    private String issued(Call.Issue issue, int number, Reply reply) {
        String lot = issue.lot(number);
        boolean right = reply.says(ascii("\"quantity\":" + issue.quantity() + ",")) && reply.says(ascii("\"lot\":\"" + lot + "\""));
        return right ? fresh(batches, reply.numberBehind(BATCH), "issue: a batch")
                : "issue: expected quantity " + issue.quantity() + " and lot " + lot + " actual " + reply;
    }

    /** No two calls are answered with the same number. */
    private static String fresh(BitSet seen, long number, String what) {
        if (number < 0 || number > Integer.MAX_VALUE) {
            return what + ": expected its number, actual none";
        }
        if (seen.get((int) number)) {
            return what + " was answered twice: " + number;
        }
        seen.set((int) number);
        return FINE;
    }
}
