package suma.resolver.batch;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Product;
import suma.engine.command.Answer;
import suma.engine.command.Command;
import suma.engine.command.Command.BatchFacts;
import suma.resolver.call.Bodies;
import suma.resolver.call.CommandDesk;
import suma.resolver.call.RetryKey;
import suma.resolver.http.Exchange;
import suma.resolver.http.MediaType;
import suma.resolver.http.Problem;
import suma.resolver.http.Refusal;
import suma.resolver.lookup.Scanner;

/** Codes that others issued. */
public final class RegistrationCalls {
    private final CommandDesk desk;
    private final FastThreadLocal<Scanner> scanners;

    public RegistrationCalls(CommandDesk desk, FastThreadLocal<Scanner> scanners) {
        this.desk = desk;
        this.scanners = scanners;
    }

    public void post(Exchange exchange) {
        Bodies.expect(exchange, List.of(MediaType.JSON, MediaType.TEXT, MediaType.CSV));
        RetryKey retry = RetryKey.of(exchange);
        if (exchange.request().bodyType().equals(MediaType.JSON)) {
            exchange.readWhole(exchange.config().jsonBodyBytes(), body -> accept(exchange, body, retry));
            return;
        }
        BatchFacts facts = RegistrationQuery.facts(exchange.request().query());
        ForeignCodes codes = new ForeignCodes(product(facts), scanners.get());
        boolean csv = exchange.request().bodyType().equals(MediaType.CSV);
        exchange.readParts(new RegistrationStream(exchange, desk.engine(), codes, new RegistrationStream.Order(facts, csv, retry)));
    }

    private Product product(BatchFacts facts) {
        return desk.engine().catalog().product(facts.product())
                .orElseThrow(() -> Refusal.of(404, "no such product: " + facts.product()));
    }

    private void accept(Exchange exchange, byte[] body, RetryKey retry) {
        RegistrationFields fields = Bodies.read(body, RegistrationFields::read);
        BatchFacts facts = fields.facts();
        List<byte[]> codes = plain(fields.codes(), new ForeignCodes(product(facts), scanners.get()));
        Command command = new Command.Register(facts, Batch.NO_BATCH, codes);
        desk.submit(exchange, command, retry.whole(body), accepted -> {
            RegistrationTally tally = new RegistrationTally(facts);
            tally.add((Answer.Registered) accepted.answer(), codes);
            exchange.answer(201, tally.json());
        });
    }

    /** All codes in plain form, or a refusal that names every text that is none. */
    private static List<byte[]> plain(List<byte[]> texts, ForeignCodes foreign) {
        List<byte[]> codes = new ArrayList<>(texts.size());
        List<Problem.Part> errors = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            byte[] text = texts.get(i);
            Optional<byte[]> plain = foreign.plain(text);
            plain.ifPresent(codes::add);
            if (plain.isEmpty()) {
                errors.add(foreign.problem(text, "codes[" + i + "]"));
            }
        }
        if (!errors.isEmpty()) {
            throw new Refusal(Problem.of(422, errors.size() + " of " + texts.size() + " texts are no codes of the product", errors));
        }
        return codes;
    }
}
