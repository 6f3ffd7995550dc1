package suma.loadgen;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import suma.resolver.json.JsonOut;

/** How calls are put in HTTP, and what an answer must be. Reuses its buffers; for one thread. */
final class HttpCalls {
    /** An answer that is as it must be. */
    static final String FINE = "";
    private static final byte[] SEQUENCE = ascii("\"sequence\":");
    private static final byte[] BATCH = ascii("\"batch\":\"B");
    private static final byte[] VERDICT = ascii("\"verdict\":\"ok\"");

    private final String headers;
    private final JsonOut json = new JsonOut();
    private final BitSet sequences = new BitSet();
    private final BitSet batches = new BitSet();

    HttpCalls(URI target, String key) {
        headers = " HTTP/1.1\r\nhost: " + target.getAuthority() + "\r\nauthorization: Bearer " + key + "\r\n";
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    byte[] request(Call call) {
        if (call instanceof Call.Resolve resolve) {
            String code = new String(resolve.codes().code(resolve.index()), StandardCharsets.US_ASCII);
            return ascii("GET /v1/codes/" + code + headers + "\r\n");
        }
        json.clear();
        if (call instanceof Call.Pack pack) {
            write(pack);
            return post("/v1/events");
        }
        write((Call.Issue) call);
        return post("/v1/batches");
    }

    private byte[] post(String path) {
        byte[] head = ascii("POST " + path + headers + "content-type: application/json\r\ncontent-length: " + json.length() + "\r\n\r\n");
        byte[] request = Arrays.copyOf(head, head.length + json.length());
        System.arraycopy(json.bytes(), 0, request, head.length, json.length());
        return request;
    }

    private void write(Call.Pack pack) {
        json.beginObject().field("type", "pack").name("parent");
        write(pack.cases(), pack.parent());
        json.name("children").beginArray();
        for (int i = 0; i < pack.count(); i++) {
            write(pack.units(), pack.first() + i);
        }
        json.endArray().endObject();
    }

    private void write(CodeStock codes, int index) {
        byte[] code = codes.code(index);
        json.value(code, 0, code.length);
    }

    private void write(Call.Issue issue) {
        Preparation.writeOrder(json, Preparation.UNIT, issue.quantity(), issue.lot());
    }

    /** What is wrong with an answer, or {@link #FINE}. */
    String problem(Call call, HttpReply reply) {
        int expected = call instanceof Call.Issue ? 201 : 200;
        if (reply.status() != expected) {
            return call.operation().text() + ": expected status " + expected + " actual " + reply.status();
        }
        if (call instanceof Call.Resolve resolve) {
            return problem(resolve, reply);
        }
        return call instanceof Call.Issue issue ? problem(issue, reply)
                : fresh(sequences, reply.numberBehind(SEQUENCE), "pack: a sequence");
    }

    private static String problem(Call.Resolve resolve, HttpReply reply) {
        boolean right = reply.says(VERDICT) && reply.says(quoted(resolve.codes().code(resolve.index())))
                && reply.says(ascii("\"batch\":\"" + resolve.codes().batch() + "\""));
        return right ? FINE : "resolve: expected the code, its batch and verdict ok, actual " + reply.body();
    }

    private static byte[] quoted(byte[] code) {
        byte[] quoted = new byte[code.length + 2];
        quoted[0] = '"';
        System.arraycopy(code, 0, quoted, 1, code.length);
        quoted[code.length + 1] = '"';
        return quoted;
    }

    private String problem(Call.Issue issue, HttpReply reply) {
        boolean right = reply.says(ascii("\"quantity\":" + issue.quantity() + ","))
                && reply.says(ascii("\"lot\":\"" + issue.lot() + "\""));
        return right ? fresh(batches, reply.numberBehind(BATCH), "issue: a batch")
                : "issue: expected quantity " + issue.quantity() + " and lot " + issue.lot() + " actual " + reply.body();
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
