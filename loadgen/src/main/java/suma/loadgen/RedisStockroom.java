package suma.loadgen;

import static suma.loadgen.Judge.ascii;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;

/** Redis, given a key for each code and as its value what Suma answers to it. */
final class RedisStockroom implements Stockroom {
    private static final int CONNECT_MS = 5000;
    private static final int STRANGERS = 200;
    /** Keys that are set with one exchange. */
    private static final int RUN = 500;
    private static final String BATCH = "B1";
    private static final byte[] SET = ascii("*3\r\n$3\r\nSET\r\n$");
    private static final byte[] GET = ascii("*2\r\n$3\r\nGET\r\n$");
    private static final byte[] DOLLAR = ascii("$");
    private static final byte[] END = ascii("\r\n");
    private static final byte[] HEAD = ascii("{\"code\":\"");
    private static final byte[] TAIL = ascii("\",\"verdict\":\"ok\",\"scheme\":\"drug-20\",\"product\":\"loadgen-unit\",\"name\":\"Load generator\","
            + "\"category\":\"drug\",\"level\":\"unit\",\"batch\":\"" + BATCH + "\",\"lot\":\"L1\",\"state\":\"commissioned\"}");

    private final URI target;
    private final Source source;

    /**
     * Where keys and values come from.
     *
     * @param brought codes that are taken instead of made-up ones
     * @param answers a Suma whose answers are stored, by its RESP address
     * @param key     what that Suma wants to see
     * @param loaded  keys and values are there already
     */
    record Source(Optional<CodeStock> brought, Optional<URI> answers, Optional<String> key, boolean loaded) {
    }

    RedisStockroom(URI target, Source source) {
        this.target = target;
        this.source = source;
    }

    @Override
    public String run() {
        return "";
    }

    @Override
    public CodeStock known(long count) throws LoadException {
        CodeStock codes = source.brought.isPresent() ? source.brought.get() : MadeUpCodes.of(BATCH, MadeUpCodes.UNITS, 0, count);
        if (!source.loaded) {
            load(codes);
        }
        return codes;
    }

    private void load(CodeStock codes) throws LoadException {
        try (Socket redis = open(target); Socket suma = open(source.answers.orElse(target))) {
            new RespWire(source.answers.isPresent() ? source.key : Optional.empty(), Reply.Kind.FOUND).introduce(suma);
            RespCaller to = new RespCaller(redis);
            RespCaller from = new RespCaller(suma);
            for (int first = 0; first < codes.count(); first += RUN) {
                loadRun(codes, first, Math.min(codes.count(), first + RUN), from, to);
            }
        } catch (IOException e) {
            throw new LoadException("loading " + target + " with " + codes.count() + " keys: " + LoadException.why(e));
        }
    }

    private static Socket open(URI at) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(at.getHost(), at.getPort()), CONNECT_MS);
        return socket;
    }

    private void loadRun(CodeStock codes, int first, int end, RespCaller from, RespCaller to) throws IOException {
        Bytes values = new Bytes();
        if (source.answers.isPresent()) {
            for (int i = first; i < end; i++) {
                RespWire.writeCode(codes, i, values.add(GET));
            }
            from.send(values);
        }
        for (int i = first; i < end; i++) {
            RespWire.writeCode(codes, i, values.add(SET));
            addValue(codes, i, from, values.add(DOLLAR));
        }
        to.send(values);
        for (int i = first; i < end; i++) {
            Reply told = to.receive();
            if (told.kind() != Reply.Kind.FOUND) {
                throw new WireFault("SET " + codes.text(i) + ": expected OK, actual " + told);
            }
        }
    }

    private void addValue(CodeStock codes, int index, RespCaller from, Bytes out) throws IOException {
        if (source.answers.isPresent()) {
            Reply answer = from.receive();
            if (answer.kind() != Reply.Kind.FOUND) {
                throw new WireFault("GET " + codes.text(index) + ": expected a verdict, actual " + answer);
            }
            out.add(answer.to() - answer.from()).add(END).add(answer.bytes(), answer.from(), answer.to() - answer.from()).add(END);
        } else {
            out.add(HEAD.length + codes.width() + TAIL.length).add(END).add(HEAD);
            codes.write(index, out);
            out.add(TAIL).add(END);
        }
    }

    @Override
    public CodeStock neverIssued() throws LoadException {
        return MadeUpCodes.of(CodeStock.NO_BATCH, MadeUpCodes.STRANGERS, 0, STRANGERS);
    }

    @Override
    public CodeStock units(long count) throws LoadException {
        throw onlyLookups();
    }

    @Override
    public CodeStock cases(long count) throws LoadException {
        throw onlyLookups();
    }

    @Override
    public CodeStock inTrade(long count) throws LoadException {
        throw onlyLookups();
    }

    @Override
    public CodeStock packed(long count, int children) throws LoadException {
        throw onlyLookups();
    }

    @Override
    public String party() throws LoadException {
        throw onlyLookups();
    }

    private static LoadException onlyLookups() {
        return new LoadException("Redis is measured with lookups only");
    }
}
