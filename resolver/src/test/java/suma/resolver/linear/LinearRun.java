package suma.resolver.linear;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Clients on a server that is killed now and then; gives their histories. The seed tells what they do, not how threads meet. */
final class LinearRun {
    private static final int CLIENTS = 6;
    private static final int GOODS = 4;
    private static final int CASES = 2;
    private static final int UNITS = 5;
    /** Every code has a block of its own, so that what is done to several is done in several places. */
    private static final int APART = 64;
    private static final int BATCHES = 4;
    private static final long LOOK_NS = 1_000_000;

    private final Plan plan;
    private final Path data;
    private final List<List<Operation>> histories = new ArrayList<>();
    private volatile ServerLife life;
    private List<Goods> goods = List.of();
    private Crowd crowd;

    /** @param deeds of each client */
    record Plan(long seed, int deeds, int kills) {
    }

    LinearRun(Plan plan, Path folder) {
        this.plan = plan;
        data = folder.resolve("data");
    }

    /** What is wrong with the histories, or empty; a wrong one is kept in {@code kept}. */
    Optional<String> run(Path kept) throws IOException, InterruptedException {
        life = ServerLife.begin(data);
        prepare();
        live();
        int status = life.stop();
        if (status != 0) {
            return Optional.of("SIGTERM: expected exit status 0, actual " + status);
        }
        for (int i = 0; i < histories.size(); i++) {
            Optional<String> objection = i < GOODS ? Checker.objection(new GoodsModel(goods.get(i).codes()), histories.get(i))
                    : Checker.objection(new OrderModel(BATCHES), histories.get(i));
            if (objection.isPresent()) {
                Files.createDirectories(kept);
                Path file = kept.resolve("linearizability-" + plan.seed + "-" + i + ".txt");
                Files.write(file, histories.get(i).stream().map(Operation::toString).toList());
                return Optional.of(objection.get() + ", see " + file);
            }
        }
        return Optional.empty();
    }

    private void prepare() throws IOException {
        try (HttpWire http = new HttpWire(life.address().http(), life.address().key())) {
            describe(http, "unit", "8100031");
            describe(http, "case", "8900031");
            crowd = new Crowd(() -> life.address(), issue(http, "case", Crowd.CASES), issue(http, "unit", Crowd.CASES * Crowd.UNITS));
            List<String> units = issue(http, "unit", GOODS * UNITS);
            List<String> cases = issue(http, "case", GOODS * CASES);
            goods = IntStream.range(0, GOODS).mapToObj(i -> new Goods(cases.subList(i * CASES, (i + 1) * CASES), units.subList(i * UNITS, (i + 1) * UNITS))).toList();
            for (int client = 0; client <= CLIENTS; client++) {
                for (String party : Client.parties(client, plan.deeds / 4).toList()) {
                    call(http, "PUT", "/v1/parties/" + party, "{\"name\":\"" + party + "\",\"kind\":\"shop\"}");
                }
            }
        }
    }

    private static void describe(HttpWire http, String level, String drugId) throws IOException {
        call(http, "PUT", "/v1/products/" + level, "{\"name\":\"" + level + "\",\"category\":\"drug\",\"scheme\":\"drug-20\",\"drugId\":\"" + drugId
                + "\",\"level\":\"" + level + "\"}");
    }

    private static List<String> issue(HttpWire http, String product, int codes) throws IOException {
        String batch = call(http, "POST", "/v1/batches", "{\"product\":\"" + product + "\",\"quantity\":" + codes * APART + "}").replaceAll(".*\"batch\":\"(B\\d+)\".*", "$1");
        call(http, "POST", "/v1/events", "{\"type\":\"commission\",\"batch\":\"" + batch + "\"}");
        List<String> all = call(http, "GET", "/v1/batches/" + batch + "/codes?format=text", "").lines().toList();
        return IntStream.range(0, codes).mapToObj(i -> all.get(i * APART)).toList();
    }

    private static String call(HttpWire http, String method, String path, String body) throws IOException {
        http.send(method, path, body, "");
        HttpWire.Reply reply = http.receive();
        if (reply.status() / 100 != 2) {
            throw new IOException(method + " " + path + ": expected 2xx actual " + reply);
        }
        return reply.body();
    }

    private void live() throws IOException, InterruptedException {
        Client.Shared shared = new Client.Shared(plan.seed, goods, () -> life.address(), new AtomicInteger(BATCHES), new AtomicInteger());
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        List<Future<List<List<Operation>>>> working = IntStream.range(0, CLIENTS).mapToObj(i -> threads.submit(new Client(i, plan.deeds, shared))).toList();
        Thread others = new Thread(crowd, "crowd");
        others.start();
        killNowAndThen(shared.done(), working);
        IntStream.rangeClosed(0, GOODS).forEach(i -> histories.add(new ArrayList<>()));
        for (Future<List<List<Operation>>> one : working) {
            addAll(result(one));
        }
        threads.shutdown();
        crowd.end();
        others.join();
        addAll(lastLooks(shared));
    }

    private void killNowAndThen(AtomicInteger done, List<? extends Future<?>> working) throws IOException, InterruptedException {
        Random random = new Random(plan.seed);
        int lastKill = CLIENTS * plan.deeds * 4 / 5;
        int[] after = random.ints(plan.kills, lastKill / 10, lastKill).sorted().toArray();
        for (int deeds : after) {
            while (done.get() < deeds && working.stream().noneMatch(Future::isDone)) {
                LockSupport.parkNanos(LOOK_NS);
            }
            life.kill();
            life = ServerLife.begin(data);
        }
    }

    private static List<List<Operation>> result(Future<List<List<Operation>>> client) throws InterruptedException {
        try {
            return client.get();
        } catch (ExecutionException failed) {
            throw new AssertionError("a client stopped", failed.getCause());
        }
    }

    private void addAll(List<List<Operation>> more) {
        for (int i = 0; i < more.size(); i++) {
            histories.get(i).addAll(more.get(i));
        }
    }

    /** How everything is in the end. */
    private List<List<Operation>> lastLooks(Client.Shared shared) throws InterruptedException {
        Client last = new Client(CLIENTS, 0, shared);
        List<List<Operation>> looks = new ArrayList<>();
        for (Goods one : goods) {
            List<Operation> seen = new ArrayList<>();
            for (String code : one.codes()) {
                last.act(new Deed.Look(code)).ifPresent(seen::add);
            }
            looks.add(seen);
        }
        last.close();
        return looks;
    }

    /** How much was done. */
    String told() {
        long operations = histories.stream().mapToLong(List::size).sum();
        long unknown = histories.stream().flatMap(List::stream).filter(operation -> !operation.known()).count();
        return String.format(Locale.ROOT, "seed %d: %d operations of %d clients, %d of unknown outcome, %d kills", plan.seed, operations, CLIENTS, unknown, plan.kills);
    }
}
