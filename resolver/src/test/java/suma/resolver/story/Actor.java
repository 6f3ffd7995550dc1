package suma.resolver.story;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Somebody who does something with goods. A sentence that needs a second half, as in {@code ships(…).to(…)}, happens with that. */
final class Actor {
    private final Story story;
    private final String party;
    private String happened = "";

    Actor(Story story, String party) {
        this.story = story;
        this.party = party;
    }

    /** It happened at this time and is only told now. */
    Actor on(String time) {
        happened = Story.instant(time).toString();
        return this;
    }

    /** An event that may still be told more of. */
    final class Deed {
        private final ObjectNode event;

        private Deed(String type, ObjectNode more) {
            event = Story.object("type", type, "party", party);
            if (!happened.isEmpty()) {
                event.put("at", happened);
            }
            event.setAll(more);
        }

        private void happens() {
            story.happens(event);
        }

        Deed with(String document) {
            event.put("document", document);
            return this;
        }

        void to(String receiver) {
            event.put("to", receiver);
            happens();
        }

        void from(String sender) {
            event.put("from", sender);
            happens();
        }

        void into(String parent) {
            event.put("parent", parent);
            happens();
        }

        void passes(String certificate) {
            event.put("result", "pass").put("certificate", certificate);
            happens();
        }

        void fails(String certificate) {
            event.put("result", "fail").put("certificate", certificate);
            happens();
        }

        void of(Goods... inputs) {
            put(event, "inputs", inputs);
            happens();
        }

        void because(String reason) {
            event.put("reason", reason);
            happens();
        }
    }

    private static ObjectNode put(ObjectNode event, String field, Goods... goods) {
        for (Goods one : goods) {
            event.withArray(field).add(one.json());
        }
        return event;
    }

    Deed ships(Goods goods) {
        return new Deed("ship", goods.json());
    }

    Deed receives(Goods goods) {
        return new Deed("receive", goods.json());
    }

    Deed inspects(Goods goods) {
        return new Deed("inspect", goods.json());
    }

    Deed makes(Goods... outputs) {
        return new Deed("transform", put(Story.object(), "outputs", outputs));
    }

    Deed packs(List<String> children) {
        ObjectNode event = Story.object();
        children.forEach(event.putArray("children")::add);
        return new Deed("pack", event);
    }

    void unpacks(String parent) {
        new Deed("unpack", Story.object("parent", parent)).happens();
    }

    void commissions(List<String> codes) {
        new Deed("commission", Goods.of(codes).json()).happens();
    }

    void sells(Goods goods) {
        new Deed("sell", goods.json()).happens();
    }

    Deed takesBack(Goods goods) {
        return new Deed("return", goods.json());
    }

    Deed destroys(Goods goods) {
        return new Deed("destroy", goods.json());
    }

    Story.Receipt checksOut(String... codes) {
        return story.checksOut(party, List.of(codes));
    }

    void undoes(Story.Receipt receipt) {
        story.undoes(party, receipt);
    }
}
