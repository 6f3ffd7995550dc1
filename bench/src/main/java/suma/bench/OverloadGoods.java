package suma.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/**
 * What an overloaded server is asked: packs and checkouts in turn and now and then an order, none of them twice but after a refusal. Not
 * thread-safe.
 */
final class OverloadGoods {
    private static final int CODE_BYTES = 20;
    private static final int LINE_BYTES = CODE_BYTES + 1;
    private static final int PER_PACK = 6;
    /** A batch stays in memory for good, so that memory would show how many were ordered, were orders no rarer than this. */
    private static final int ORDER_EVERY = 21;
    private static final int ORDERED = 100;

    private final SumaProcess suma;
    private final String lots;
    private final byte[] cases;
    private final byte[] units;
    private final byte[] sold;
    private final Deque<Call> again = new ArrayDeque<>();
    private final Map<Kind, Integer> next = new EnumMap<>(Kind.class);
    private int turn;

    enum Kind { ORDER, PACK, CHECKOUT }

    /** One of a kind by number. */
    record Call(Kind kind, int number) {
    }

    /** Orders what so many packs and checkouts need. */
    OverloadGoods(SumaProcess suma, String lots, int most) throws java.io.IOException, InterruptedException {
        this.suma = suma;
        this.lots = lots;
        cases = suma.codes(suma.order(TillStock.CASE_DRUG, most));
        units = suma.codes(suma.order(TillStock.UNIT_DRUG, (long) most * PER_PACK));
        String trade = suma.order(TillStock.UNIT_DRUG, most);
        suma.call("POST", "/v1/events", "{\"type\":\"commission\",\"batch\":\"" + trade + "\"}");
        sold = suma.codes(trade);
    }

    /** What to ask next. */
    Call next() {
        if (!again.isEmpty()) {
            return again.poll();
        }
        Kind kind = ++turn % ORDER_EVERY == 0 ? Kind.ORDER : turn % 2 == 0 ? Kind.PACK : Kind.CHECKOUT;
        int number = next.merge(kind, 1, Integer::sum) - 1;
        if (kind != Kind.ORDER && number >= sold.length / LINE_BYTES) {
            throw new IllegalStateException(kind + ": expected at most " + sold.length / LINE_BYTES + ", actual more");
        }
        return new Call(kind, number);
    }

    /** It was refused, and nothing was done. */
    void again(Call call) {
        again.add(call);
    }

    String lot(int order) {
        return lots + order;
    }

    byte[] request(Call call) {
        String body = switch (call.kind) {
            case ORDER -> "{\"product\":\"" + TillStock.UNIT_DRUG + "\",\"quantity\":" + ORDERED + ",\"lot\":\"" + lot(call.number) + "\"}";
            case PACK -> pack(call.number);
            case CHECKOUT -> "{\"codes\":[\"" + code(sold, call.number) + "\"]}";
        };
        return ("POST " + path(call.kind) + " HTTP/1.1\r\nHost: suma\r\nAuthorization: " + suma.authorization()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII);
    }

    private static String path(Kind kind) {
        return switch (kind) {
            case ORDER -> "/v1/batches";
            case PACK -> "/v1/events";
            case CHECKOUT -> "/v1/checkouts";
        };
    }

    private String pack(int number) {
        StringBuilder body = new StringBuilder("{\"type\":\"pack\",\"parent\":\"").append(code(cases, number)).append("\",\"children\":[");
        for (int i = 0; i < PER_PACK; i++) {
            body.append(i == 0 ? "\"" : ",\"").append(code(units, number * PER_PACK + i)).append('"');
        }
        return body.append("]}").toString();
    }

    private static String code(byte[] lines, int number) {
        return new String(lines, number * LINE_BYTES, CODE_BYTES, StandardCharsets.US_ASCII);
    }
}
