package suma.resolver.batch;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import suma.engine.Engine;
import suma.engine.command.Answer;
import suma.engine.command.Command;
import suma.engine.command.Command.BatchFacts;
import suma.engine.command.Outcome;
import suma.engine.command.Submission;
import suma.resolver.call.Lines;
import suma.resolver.call.Refusals;
import suma.resolver.call.RetryKey;
import suma.resolver.http.BodyReader;
import suma.resolver.http.Exchange;

/**
 * A streamed registration: a code a line, handed to the engine in portions that do not depend on how the network cut the
 * body, so that a retry with the same key makes the same portions. One portion is with the engine at a time.
 */
final class RegistrationStream implements BodyReader {
    static final int CODES_A_PORTION = 4096;
    private static final long BUSY_RETRY_MS = 1;

    private final Exchange exchange;
    private final Engine engine;
    private final ForeignCodes foreign;
    private final Order order;
    private final Lines lines;
    private final RegistrationTally tally;
    private List<byte[]> portion = new ArrayList<>();
    private long portions;
    private boolean waiting;
    private boolean ended;
    private boolean stopped;

    /** What is asked for, beside the codes. */
    record Order(BatchFacts facts, boolean csv, RetryKey retry) {
    }

    RegistrationStream(Exchange exchange, Engine engine, ForeignCodes foreign, Order order) {
        this.exchange = exchange;
        this.engine = engine;
        this.foreign = foreign;
        this.order = order;
        lines = new Lines(exchange.config().lineBytes());
        tally = new RegistrationTally(order.facts);
        exchange.onGone(() -> stopped = true);
    }

    @Override
    public void part(ByteBuf part) {
        if (exchange.hold(lines.add(part))) {
            work();
        } else {
            exchange.refuseForWantOfRoom();
        }
    }

    @Override
    public void end() {
        ended = true;
        work();
    }

    private void work() {
        while (!waiting && !stopped && portion.size() < CODES_A_PORTION && nextLine()) {
            readLine();
        }
        if (waiting) {
            exchange.pause();
        } else if (portion.size() == CODES_A_PORTION || ended && !portion.isEmpty()) {
            exchange.pause();
            send();
        } else if (ended && !stopped) {
            stopped = true;
            exchange.answer(201, tally.json());
        }
    }

    private boolean nextLine() {
        return lines.next() || ended && lines.last();
    }

    private void readLine() {
        if (lines.blank()) {
            return;
        }
        byte[] line = lines.tooLong() ? new byte[0] : lines.copy();
        byte[] text = order.csv ? CsvCell.first(line) : line;
        if (order.csv && lines.number() == 1 && CsvCell.isTitle(text)) {
            return;
        }
        Optional<byte[]> code = foreign.plain(text);
        code.ifPresent(portion::add);
        if (code.isEmpty()) {
            tally.reject(foreign.problem(text, "line " + lines.number()));
        }
    }

    private void send() {
        waiting = true;
        portions++;
        submit(new Command.Register(order.facts, tally.batch(), portion));
    }

    private void submit(Command.Register command) {
        Submission submission = new Submission(command, exchange.caller(), order.retry.part(portions, joined(command.codes())));
        engine.submit(submission, outcome -> exchange.resume(() -> heard(command, outcome)));
    }

    private static byte[] joined(List<byte[]> codes) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] code : codes) {
            joined.writeBytes(code);
            joined.write('\n');
        }
        return joined.toByteArray();
    }

    private void heard(Command.Register command, Outcome outcome) {
        if (stopped) {
            return;
        }
        if (outcome instanceof Outcome.Busy) {
            exchange.later(BUSY_RETRY_MS, () -> submit(command));
        } else if (outcome instanceof Outcome.Accepted accepted) {
            tally.add((Answer.Registered) accepted.answer(), command.codes());
            portion = new ArrayList<>();
            waiting = false;
            work();
            if (!waiting) {
                exchange.goOn();
            }
        } else {
            exchange.refuse(Refusals.problem(outcome, Refusals.NO_ITEMS));
        }
    }
}
