package suma.resolver.catalog;

import java.util.Optional;
import java.util.Set;
import suma.engine.catalog.Product;
import suma.engine.code.Schemes;
import suma.engine.command.Command;
import suma.engine.command.IdempotencyKey;
import suma.resolver.call.Bodies;
import suma.resolver.call.CommandDesk;
import suma.resolver.call.RetryKey;
import suma.resolver.http.Exchange;
import suma.resolver.http.Refusal;
import suma.resolver.json.JsonIn;
import suma.resolver.json.JsonOut;

/** What is made and sold. */
public final class ProductCalls {
    private static final Set<String> NUMBERS = Set.of("serialLength");

    private final CommandDesk desk;
    private final Schemes schemes;
    private final Page.Source<Product> pages;

    public ProductCalls(CommandDesk desk, Schemes schemes) {
        this.desk = desk;
        this.schemes = schemes;
        pages = new Page.Source<>("products", (after, limit) -> desk.engine().catalog().products(after, limit),
                Product::id, ProductCalls::write);
    }

    public void put(Exchange exchange) {
        Bodies.expectJson(exchange);
        String id = Ids.inPath(exchange);
        RetryKey retry = RetryKey.of(exchange);
        exchange.readWhole(exchange.config().jsonBodyBytes(), body -> {
            ProductFields fields = Bodies.read(body, in -> read(in, new ProductFields(id, schemes)));
            store(exchange, fields.product(), retry.whole(body));
        });
    }

    private static ProductFields read(JsonIn in, ProductFields fields) {
        if (in.beginObject()) {
            while (in.nextField()) {
                fields.read(in);
            }
            fields.check(in);
        }
        return fields;
    }

    private void store(Exchange exchange, Product product, Optional<IdempotencyKey> key) {
        desk.submit(exchange, new Command.PutProduct(product), key, accepted -> {
            JsonOut out = new JsonOut();
            write(out, product);
            exchange.answer(PartyCalls.Stored.status(accepted), out);
        });
    }

    public void get(Exchange exchange) {
        String id = exchange.request().parameter(0);
        Product product = desk.engine().catalog().product(id).orElseThrow(() -> Refusal.of(404, "no such product: " + id));
        JsonOut out = new JsonOut();
        write(out, product);
        exchange.answer(200, out);
    }

    public void list(Exchange exchange) {
        Page.answer(exchange, pages);
    }

    public static void write(JsonOut out, Product product) {
        out.beginObject().field("id", product.id()).field("name", product.name()).field("category", product.category())
                .field("scheme", product.scheme());
        product.fields().forEach((name, value) -> {
            if (NUMBERS.contains(name)) {
                out.field(name, Long.parseLong(value));
            } else {
                out.field(name, value);
            }
        });
        out.fieldIfTold("party", product.party()).field("level", product.level().text())
                .name("guessOdds").raw(product.guessOdds().toString());
        if (!product.attributes().isEmpty()) {
            out.texts("attributes", product.attributes());
        }
        out.endObject();
    }
}
