package suma.resolver.resp;

import java.util.ArrayDeque;
import java.util.Optional;
import suma.engine.Engine;
import suma.resolver.checkout.SaleBasket;
import suma.resolver.http.Problem;

/** The checkouts of one connection. Several may be in work at a time; they are answered in their order. */
final class Checkouts {
    /** Beyond it nothing more is taken from the connection. */
    static final int MOST_PENDING = 64;

    private final Engine engine;
    private final RespConnection connection;
    private final RespLane lane;
    private final Session session;
    private final ArrayDeque<PendingCheckout> pending = new ArrayDeque<>();
    private final Runnable writeReplies = this::writeReplies;
    private final Runnable settle;

    Checkouts(Engine engine, RespConnection connection, RespLane lane, Session session) {
        this.engine = engine;
        this.connection = connection;
        this.lane = lane;
        this.session = session;
        settle = () -> connection.resume(writeReplies);
    }

    boolean inWork() {
        return !pending.isEmpty();
    }

    /** Takes a checkout; false where it has to wait for the replies to those before it. */
    boolean take(Arguments command, CheckoutArguments told) {
        if (inWork() && (!told.problem().isEmpty() || pending.size() == MOST_PENDING)) {
            return false;
        }
        lane.run.execute(session.caller());
        if (!told.problem().isEmpty()) {
            lane.out.error("ERR " + told.problem());
            return true;
        }
        return sell(command, told);
    }

    private boolean sell(Arguments command, CheckoutArguments told) {
        lane.scanner.lookup.clear();
        for (int i = 1; i <= told.codes(); i++) {
            lane.scanner.lookup.add(command.bytes(), command.start(i), command.length(i));
        }
        SaleBasket basket = SaleBasket.of(lane.scanner.lookup);
        if (basket.errors().isEmpty()) {
            PendingCheckout checkout = new PendingCheckout(this, basket);
            pending.add(checkout);
            engine.submit(basket.submission(told.sale(), session.speaker(), Optional.empty()), checkout);
            return true;
        }
        if (inWork()) {
            return false;
        }
        Problem.Part first = basket.errors().get(0);
        lane.out.error("ERR " + first.reason() + "; " + basket.errors().size() + " of " + told.codes() + " texts are no codes, nothing was sold");
        return true;
    }

    /** Any thread may call. */
    void completed() {
        lane.arrivals.add(settle);
    }

    private void writeReplies() {
        while (inWork() && pending.peek().done()) {
            pending.poll().reply(lane.out, lane.scanner.json);
        }
    }
}
