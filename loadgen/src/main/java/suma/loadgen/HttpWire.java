package suma.loadgen;

import static suma.loadgen.Judge.ascii;

import java.net.Socket;
import java.net.URI;
import suma.resolver.json.JsonOut;

/** HTTP/1.1 as Suma speaks it. */
final class HttpWire implements Wire {
    private static final byte[] GET_CODE = ascii("GET /v1/codes/");
    private static final byte[] TRACE = ascii("/trace");
    private static final byte[] LENGTH = ascii("content-type: application/json\r\ncontent-length: ");
    private static final byte[] END_OF_HEAD = ascii("\r\n\r\n");
    private static final byte[] END_OF_LINE = ascii("\r\n");

    private final byte[] headers;
    private final Judge judge = new Judge(Reply.Kind.FOUND);
    private final HttpReply reply = new HttpReply();
    private final JsonOut json = new JsonOut();

    HttpWire(URI target, String key) {
        headers = ascii(" HTTP/1.1\r\nhost: " + target.getAuthority() + "\r\nauthorization: Bearer " + key + "\r\n");
    }

    @Override
    public void introduce(Socket connection) {
        assert connection.isConnected();
    }

    @Override
    public void write(Sent sent, Bytes out) {
        Call call = sent.call();
        if (call instanceof Call.Resolve resolve) {
            resolve.codes().write(sent.number(), out.add(GET_CODE));
            out.add(headers).add(END_OF_LINE);
        } else if (call instanceof Call.Trace trace) {
            trace.codes().write(sent.number(), out.add(GET_CODE));
            out.add(TRACE).add(headers).add(END_OF_LINE);
        } else {
            json.clear();
            String path = writeBody(call, sent.number());
            out.add(ascii("POST " + path)).add(headers).add(LENGTH).add(json.length()).add(END_OF_HEAD).add(json.bytes(), 0, json.length());
        }
    }

    /** Writes what is posted; where to. */
    private String writeBody(Call call, int number) {
        if (call instanceof Call.Issue issue) {
            SumaStockroom.writeOrder(json, SumaStockroom.UNIT, issue.quantity(), issue.lot(number));
            return "/v1/batches";
        }
        if (call instanceof Call.Pack pack) {
            writePack(json, pack, number);
            return "/v1/events";
        }
        if (call instanceof Call.Checkout checkout) {
            writeCheckout(checkout, number);
            return "/v1/checkouts";
        }
        if (call instanceof Call.Basket basket) {
            writeBasket(basket, number);
            return "/v1/resolve";
        }
        json.beginObject().field("batch", ((Call.Recall) call).codes().batch()).field("reason", "load test").field("level", "drill").endObject();
        return "/v1/recalls";
    }

    static void writePack(JsonOut json, Call.Pack pack, int number) {
        json.beginObject().field("type", "pack").name("parent");
        write(json, pack.cases(), number);
        json.name("children").beginArray();
        for (int i = 0; i < pack.children(); i++) {
            write(json, pack.units(), pack.unit(number, i));
        }
        json.endArray().endObject();
    }

    private void writeCheckout(Call.Checkout checkout, int number) {
        json.beginObject().name("codes").beginArray();
        write(json, checkout.codes(), number);
        json.endArray().field("party", checkout.party()).field("terminal", SumaStockroom.TERMINAL).endObject();
    }

    private void writeBasket(Call.Basket basket, int number) {
        json.beginObject().name("codes").beginArray();
        for (int i = 0; i < basket.size(); i++) {
            write(json, basket.codes(), basket.index(number, i));
        }
        json.endArray().endObject();
    }

    private static void write(JsonOut json, CodeStock codes, int index) {
        byte[] code = codes.bytes(index);
        json.value(code, 0, code.length);
    }

    @Override
    public boolean read(byte[] received, int from, int to) throws WireFault {
        return reply.read(received, from, to);
    }

    @Override
    public int end() {
        return reply.end();
    }

    @Override
    public String problem(Sent sent) {
        return judge.problem(sent, reply.reply());
    }
}
