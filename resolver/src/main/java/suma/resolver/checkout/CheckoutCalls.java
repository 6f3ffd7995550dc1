package suma.resolver.checkout;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.List;
import java.util.OptionalLong;
import suma.engine.command.Answer;
import suma.engine.command.Command;
import suma.engine.command.EventContext;
import suma.engine.command.Outcome;
import suma.engine.command.Submission;
import suma.resolver.call.Bodies;
import suma.resolver.call.CommandDesk;
import suma.resolver.call.EventAnswer;
import suma.resolver.call.Refusals;
import suma.resolver.call.RetryKey;
import suma.resolver.http.Exchange;
import suma.resolver.http.Problem;
import suma.resolver.http.Refusal;
import suma.resolver.json.JsonOut;
import suma.resolver.lookup.Scanner;

/** Sells, and takes a sale back. */
public final class CheckoutCalls {
    private static final int MOST_ID_DIGITS = 18;

    private final CommandDesk desk;
    private final FastThreadLocal<Scanner> scanners;

    public CheckoutCalls(CommandDesk desk, FastThreadLocal<Scanner> scanners) {
        this.desk = desk;
        this.scanners = scanners;
    }

    public void post(Exchange exchange) {
        Bodies.expectJson(exchange);
        RetryKey retry = RetryKey.of(exchange);
        exchange.readWhole(exchange.config().jsonBodyBytes(), body -> {
            Scanner scanner = scanners.get();
            Sale sale = Bodies.read(body, in -> CheckoutFields.read(in, scanner.texts));
            SaleBasket basket = SaleBasket.of(scanner.lookup);
            exchange.countsFor(basket.count());
            refuseUnreadable(basket);
            Submission submission = basket.submission(sale, exchange.caller(), retry.whole(body));
            desk.submit(exchange, submission.command(), submission.key(), accepted -> answer(exchange, basket, accepted));
        });
    }

    private static void refuseUnreadable(SaleBasket basket) {
        List<Problem.Part> errors = basket.errors();
        if (!errors.isEmpty()) {
            throw new Refusal(Problem.of(400, errors.size() + " of " + basket.count() + " texts are no codes, nothing was sold", errors));
        }
    }

    private static void answer(Exchange exchange, SaleBasket basket, Outcome.Accepted accepted) {
        JsonOut out = new JsonOut();
        CheckoutJson.write(out, basket, accepted);
        exchange.answer(200, out);
    }

    public void undo(Exchange exchange) {
        long checkout = number(exchange.request().parameter(0));
        String party = exchange.request().query().text("party").orElse("");
        RetryKey retry = RetryKey.of(exchange);
        exchange.readWhole(exchange.config().jsonBodyBytes(), body -> {
            Bodies.expectNothing(body);
            Command undo = new Command.UndoCheckout(checkout, party, EventContext.NONE);
            desk.submit(exchange, undo, retry.whole(body), accepted -> {
                JsonOut out = new JsonOut().beginObject();
                EventAnswer.writeFields(out, accepted);
                out.field("codes", ((Answer.Changed) accepted.answer()).codes()).endObject();
                exchange.answer(200, out);
            }, Refusals.NO_ITEMS);
        });
    }

    private static long number(String id) {
        boolean shaped = id.length() > 1 && id.length() <= 1 + MOST_ID_DIGITS && id.charAt(0) == CheckoutJson.ID
                && id.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
        OptionalLong number = shaped ? OptionalLong.of(Long.parseLong(id, 1, id.length(), 10)) : OptionalLong.empty();
        return number.orElseThrow(() -> Refusal.of(404, "no such checkout: " + id));
    }
}
