package suma.resolver.linear;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import suma.resolver.linear.Attempt.Heard;
import suma.resolver.linear.Deed.Checkout;
import suma.resolver.linear.Deed.Known;
import suma.resolver.linear.Deed.Look;
import suma.resolver.linear.Deed.Order;
import suma.resolver.linear.Deed.ParentOf;
import suma.resolver.linear.Deed.Undo;
import suma.resolver.resp.RespWire;

/** A client that does one drawn deed after the other, over HTTP or RESP, and writes down what it heard when. One thread. */
final class Client implements Callable<List<List<Operation>>> {
    private static final int CUT_ONE_IN = 60;
    private static final int ORDERS_ONE_IN = 12;
    private static final long RETRY_MS = 5;
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(120);

    private final int number;
    private final Random random;
    private final int deeds;
    private final List<Goods> goods;
    private final Supplier<ServerLife.Address> server;
    private final AtomicInteger lastBatch;
    private final AtomicInteger done;
    private final List<List<Operation>> histories = new ArrayList<>();
    private ServerLife.Address connected;
    private HttpWire http;
    private RespWire resp;
    private int sent;
    private int sales;

    /**
     * What clients share.
     *
     * @param server    where it listens now
     * @param lastBatch number of the last batch that anybody heard of
     * @param done      deeds of all clients
     */
    record Shared(long seed, List<Goods> goods, Supplier<ServerLife.Address> server, AtomicInteger lastBatch, AtomicInteger done) {
    }

    Client(int number, int deeds, Shared shared) {
        this.number = number;
        this.random = new Random(shared.seed * 1000 + number);
        this.deeds = deeds;
        this.goods = shared.goods;
        this.server = shared.server;
        this.lastBatch = shared.lastBatch;
        this.done = shared.done;
        for (int i = 0; i <= goods.size(); i++) {
            histories.add(new ArrayList<>());
        }
    }

    /** A history for each of the goods, and one of orders behind them. */
    @Override
    public List<List<Operation>> call() throws InterruptedException {
        for (int i = 0; i < deeds; i++) {
            int place = random.nextInt(ORDERS_ONE_IN) == 0 ? goods.size() : random.nextInt(goods.size());
            Deed deed = place == goods.size() ? order() : goods.get(place).draw(random, this::party);
            act(deed).ifPresent(histories.get(place)::add);
            done.incrementAndGet();
        }
        close();
        return histories;
    }

    private Deed order() {
        return random.nextBoolean() ? new Order("unit") : new Known(lastBatch.get() + random.nextInt(2));
    }

    private String party() {
        return "p" + number + "-" + sales++;
    }

    /** The parties that such a client sells for, each of them once. */
    static Stream<String> parties(int number, int deeds) {
        return IntStream.range(0, deeds).mapToObj(sale -> "p" + number + "-" + sale);
    }

    /** Does a deed; empty where nothing was done or heard. */
    Optional<Operation> act(Deed deed) throws InterruptedException {
        String key = "k" + number + "-" + sent++;
        boolean resp = deed instanceof ParentOf || (deed instanceof Look || deed instanceof Checkout) && random.nextBoolean();
        boolean cut = random.nextInt(CUT_ONE_IN) == 0;
        boolean again = deed instanceof Order || random.nextInt(4) > 0;
        long calledNs = System.nanoTime();
        try {
            Heard heard = send(new Attempt(deed, key, cut, resp));
            return heard.busy() ? Optional.empty() : Optional.of(heard(deed, heard, calledNs));
        } catch (IOException lost) {
            close();
            if (asks(deed)) {
                return Optional.empty();
            }
            return Optional.of(again ? retry(new Attempt(deed, key, false, resp), calledNs)
                    : new Operation(number, deed, Operation.UNKNOWN, "", calledNs, Operation.NEVER));
        }
    }

    /** Until it is answered: under its key it is still the same deed. */
    private Operation retry(Attempt attempt, long calledNs) throws InterruptedException {
        while (System.nanoTime() - calledNs < PATIENCE_NS) {
            TimeUnit.MILLISECONDS.sleep(RETRY_MS);
            try {
                Heard heard = send(attempt);
                if (!heard.busy()) {
                    return heard(attempt.deed(), heard, calledNs);
                }
            } catch (IOException lostAgain) {
                close();
            }
        }
        throw new AssertionError(attempt + ": expected an answer, actual none");
    }

    private static boolean asks(Deed deed) {
        return deed instanceof Look || deed instanceof ParentOf || deed instanceof Known;
    }

    private Heard send(Attempt attempt) throws IOException {
        connect();
        return attempt.resp() ? attempt.over(resp) : attempt.over(http);
    }

    private void connect() throws IOException {
        ServerLife.Address now = server.get();
        if (http == null || resp == null || connected != now) {
            close();
            connected = now;
            http = new HttpWire(now.http(), now.key());
            resp = new RespWire(now.resp());
            resp.call("AUTH", now.key());
        }
    }

    private Operation heard(Deed deed, Heard heard, long calledNs) {
        long returnedNs = System.nanoTime();
        if (deed instanceof Checkout checkout && heard.said().contains("ok")) {
            Undo undo = new Undo(heard.name(), checkout.party());
            goods.stream().filter(one -> one.codes().contains(checkout.codes().get(0))).forEach(one -> one.sold(undo));
        } else if (deed instanceof Order) {
            lastBatch.accumulateAndGet(Integer.parseInt(heard.said().substring(1)), Math::max);
        }
        return new Operation(number, deed, heard.said(), heard.name(), calledNs, returnedNs);
    }

    void close() {
        try {
            if (http != null) {
                http.close();
            }
            if (resp != null) {
                resp.close();
            }
        } catch (IOException lost) {
            assert connected != null : lost;
        }
        http = null;
        resp = null;
    }
}
