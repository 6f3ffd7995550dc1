package suma.resolver.linear;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import suma.resolver.linear.Deed.Checkout;
import suma.resolver.linear.Deed.Known;
import suma.resolver.linear.Deed.Look;
import suma.resolver.linear.Deed.Order;
import suma.resolver.linear.Deed.Pack;
import suma.resolver.linear.Deed.ParentOf;
import suma.resolver.linear.Deed.Undo;
import suma.resolver.linear.Deed.Unpack;
import suma.resolver.resp.RespWire;

/**
 * One sending of a deed over the connections of a client, and its answer in the words of the models.
 *
 * @param key  by which a retry is known
 * @param cut  the connection is cut once the deed is sent
 * @param resp over the Redis protocol, where that has the call
 */
record Attempt(Deed deed, String key, boolean cut, boolean resp) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Heard BUSY = new Heard("busy", "");

    /** @param name of a checkout */
    record Heard(String said, String name) {
        /** Nothing was done, and it may be sent again. */
        boolean busy() {
            return this == BUSY;
        }
    }

    /** The connection was cut, so that nobody knows what became of the deed. */
    static final class Cut extends IOException {
        private static final long serialVersionUID = 1;

        Cut(String why) {
            super(why);
        }
    }

    Heard over(HttpWire http) throws IOException {
        send(http);
        if (cut) {
            http.close();
            throw new Cut("cut on purpose");
        }
        HttpWire.Reply reply = http.receive();
        return reply.status() == 503 ? unavailable(reply.body()) : heard(reply);
    }

    /** Where the engine says that it failed, what it had in hand may be done. */
    private static Heard unavailable(String why) throws Cut {
        if (why.contains("fail")) {
            throw new Cut(why);
        }
        return BUSY;
    }

    private void send(HttpWire http) throws IOException {
        if (deed instanceof Look look) {
            http.send("GET", "/v1/codes/" + look.code(), "", "");
        } else if (deed instanceof Known asked) {
            http.send("GET", "/v1/batches/B" + asked.batch(), "", "");
        } else if (deed instanceof Pack pack) {
            http.send("POST", "/v1/events", event("pack", pack.parent(), pack.children()), key);
        } else if (deed instanceof Unpack unpack) {
            http.send("POST", "/v1/events", event("unpack", unpack.parent(), unpack.children()), key);
        } else if (deed instanceof Checkout checkout) {
            http.send("POST", "/v1/checkouts", "{\"codes\":" + array(checkout.codes()) + ",\"party\":\"" + checkout.party() + "\"}", key);
        } else if (deed instanceof Undo undo) {
            http.send("DELETE", "/v1/checkouts/" + undo.checkout() + "?party=" + undo.party(), "", key);
        } else {
            http.send("POST", "/v1/batches", "{\"product\":\"" + ((Order) deed).product() + "\",\"quantity\":1}", key);
        }
    }

    private static String event(String type, String parent, List<String> children) {
        return "{\"type\":\"" + type + "\",\"parent\":\"" + parent + "\",\"children\":" + array(children) + "}";
    }

    private static String array(List<String> codes) {
        return "[\"" + String.join("\",\"", codes) + "\"]";
    }

    private Heard heard(HttpWire.Reply reply) throws IOException {
        if (deed instanceof Known) {
            return new Heard(reply.status() == 200 ? "known" : "unknown", "");
        } else if (reply.status() == 409) {
            return new Heard("refused", "");
        } else if (reply.status() / 100 != 2) {
            throw new AssertionError(deed + ": expected an answer, actual " + reply);
        }
        JsonNode json = JSON.readTree(reply.body());
        if (deed instanceof Order) {
            return new Heard(json.get("batch").textValue(), "");
        }
        return deed instanceof Look || deed instanceof Checkout ? told(json) : new Heard("done", "");
    }

    private Heard told(JsonNode json) {
        if (deed instanceof Look) {
            return new Heard(GoodsModel.verdict(json.get("verdict").textValue(), json.path("sold").path("party").asText(),
                    json.path("parent").asText()), "");
        }
        List<String> results = new ArrayList<>();
        json.get("results").forEach(result -> results.add(GoodsModel.result(result.get("verdict").textValue(), result.path("sold").path("party").asText())));
        return new Heard(String.join(", ", results), json.get("checkout").textValue());
    }

    Heard over(RespWire wire) throws IOException {
        wire.send(command());
        if (cut) {
            wire.close();
            throw new Cut("cut on purpose");
        }
        String reply = wire.reply();
        if (reply.equals(RespWire.CLOSED)) {
            throw new Cut("the server ended the connection");
        } else if (reply.startsWith("-")) {
            return unavailable(reply);
        } else if (deed instanceof ParentOf) {
            return new Heard(reply.equals("nil") ? GoodsModel.NONE : unquoted(reply), "");
        }
        return told(JSON.readTree(unquoted(reply)));
    }

    private String command() {
        if (deed instanceof Look look) {
            return RespWire.command("GET", look.code());
        } else if (deed instanceof ParentOf asked) {
            return RespWire.command("PARENT", asked.code());
        }
        Checkout checkout = (Checkout) deed;
        List<String> words = new ArrayList<>(List.of("CHECKOUT"));
        words.addAll(checkout.codes());
        words.addAll(List.of("PARTY", checkout.party(), "TERMINAL", key, "NUMBER", "1"));
        return RespWire.command(words.toArray(String[]::new));
    }

    private static String unquoted(String bulk) {
        return bulk.substring(1, bulk.length() - 1);
    }
}
