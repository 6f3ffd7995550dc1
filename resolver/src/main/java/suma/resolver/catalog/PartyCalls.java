package suma.resolver.catalog;

import java.math.BigDecimal;
import java.util.Optional;
import suma.engine.catalog.Party;
import suma.engine.command.Answer;
import suma.engine.command.Command;
import suma.engine.command.IdempotencyKey;
import suma.engine.command.Outcome;
import suma.resolver.call.Bodies;
import suma.resolver.call.CommandDesk;
import suma.resolver.call.RetryKey;
import suma.resolver.http.Exchange;
import suma.resolver.http.Refusal;
import suma.resolver.json.JsonIn;
import suma.resolver.json.JsonOut;

/** Companies and places. */
public final class PartyCalls {
    private final CommandDesk desk;
    private final Page.Source<Party> pages;

    public PartyCalls(CommandDesk desk) {
        this.desk = desk;
        pages = new Page.Source<>("parties", (after, limit) -> desk.engine().catalog().parties(after, limit), Party::id,
                PartyCalls::write);
    }

    public void put(Exchange exchange) {
        Bodies.expectJson(exchange);
        String id = Ids.inPath(exchange);
        RetryKey retry = RetryKey.of(exchange);
        exchange.readWhole(exchange.config().jsonBodyBytes(), body -> {
            Party party = Bodies.read(body, in -> read(in, id));
            store(exchange, party, retry.whole(body));
        });
    }

    private void store(Exchange exchange, Party party, Optional<IdempotencyKey> key) {
        desk.submit(exchange, new Command.PutParty(party), key, accepted -> {
            JsonOut out = new JsonOut();
            write(out, party);
            exchange.answer(Stored.status(accepted), out);
        });
    }

    public void get(Exchange exchange) {
        String id = exchange.request().parameter(0);
        Party party = desk.engine().catalog().party(id).orElseThrow(() -> Refusal.of(404, "no such party: " + id));
        JsonOut out = new JsonOut();
        write(out, party);
        exchange.answer(200, out);
    }

    public void list(Exchange exchange) {
        Page.answer(exchange, pages);
    }

    private static Party read(JsonIn in, String id) {
        PartyFields fields = new PartyFields(id);
        if (in.beginObject()) {
            while (in.nextField()) {
                fields.read(in);
            }
            fields.check(in);
        }
        return fields.party();
    }

    public static void write(JsonOut out, Party party) {
        out.beginObject().field("id", party.id()).field("name", party.name()).field("kind", party.kind())
                .fieldIfTold("gln", party.gln()).fieldIfTold("uscc", party.uscc()).fieldIfTold("region", party.region())
                .fieldIfTold("address", party.address());
        party.position().ifPresent(at -> out.name("latitude").raw(degrees(at.latitude())).name("longitude").raw(degrees(at.longitude())));
        out.endObject();
    }

    private static String degrees(int millionths) {
        return BigDecimal.valueOf(millionths, 6).stripTrailingZeros().toPlainString();
    }

    /** Tells 201 for what was new from 200 for what was replaced. */
    static final class Stored {
        private Stored() {
        }

        static int status(Outcome.Accepted accepted) {
            return accepted.answer() instanceof Answer.Stored stored && stored.created() ? 201 : 200;
        }
    }
}
