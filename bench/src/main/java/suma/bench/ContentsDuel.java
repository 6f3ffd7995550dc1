package suma.bench;

import static suma.bench.Figure.Goal.atLeast;
import static suma.bench.Figure.Goal.atMost;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** All that a pallet holds, streamed by the server over HTTP, beside PostgreSQL that copies it out of its tables. */
final class ContentsDuel implements Comparison {
    private static final int LINE_BYTES = 21;
    private static final int DOWNLOADS = 20;

    private final RunOptions options;
    private final Figure rate;
    private final Figure first;
    private final Figure worstFirst;
    private final Figure postgres;
    private final Figure postgresFirst;
    private final Figure ratio;
    private final SumaProcess suma;
    private final String pallet;
    private final byte[] expected;
    private final Optional<PostgresCluster> cluster;
    private final Optional<PostgresMarket> rival;

    ContentsDuel(TrailBench bench, MarketStock stock) throws IOException, InterruptedException, SQLException {
        options = bench.options();
        Results results = bench.results();
        rate = results.figure("contents, streamed over HTTP", "codes/s", atLeast(2e6));
        first = results.figure("contents, first byte, p50", "ms", atMost(10));
        worstFirst = results.figure("contents, first byte, slowest", "ms", atMost(10));
        postgres = results.figure("PostgreSQL, recursive CTE by COPY", "codes/s");
        postgresFirst = results.figure("PostgreSQL, first row, p50", "ms");
        ratio = results.figure("contents : PostgreSQL", "times");
        suma = bench.server().start(stock.folder(bench.folders()));
        pallet = stock.palletCode(suma);
        LotTexts texts = new LotTexts(stock.pallet(), suma);
        expected = texts.casesAndUnits();
        results.note("a pallet of " + stock.pallet().units() + " units: " + expected.length / LINE_BYTES + " codes with the cases; " + DOWNLOADS + " downloads a run");
        cluster = bench.postgres();
        rival = cluster.isPresent()
                ? Optional.of(new PostgresMarket(cluster.get(), stock.market(), List.of(new LotTexts(stock.lot(), suma), texts))) : Optional.empty();
    }

    /** Asks for the contents once. */
    @FunctionalInterface
    private interface Question {
        void ask(RawHttp.Sink sink) throws IOException, SQLException;
    }

    /** One answer while it comes, with the time of its first byte. */
    private static final class Answer implements RawHttp.Sink {
        private final long startNs = System.nanoTime();
        private final ByteArrayOutputStream bytes;
        private long firstNs;

        Answer(int bytes) {
            this.bytes = new ByteArrayOutputStream(bytes);
        }

        @Override
        public void accept(byte[] part, int offset, int length) {
            if (bytes.size() == 0) {
                firstNs = System.nanoTime() - startNs;
            }
            bytes.write(part, offset, length);
        }
    }

    @Override
    public void run() throws IOException, SQLException {
        try (RawHttp http = new RawHttp(suma.address())) {
            Histogram firsts = new Histogram(3);
            rate.add(codesPerSecond(sink -> ask(http, sink), firsts, true));
            first.add(firsts.getValueAtPercentile(50) / 1e6);
            worstFirst.add(firsts.getMaxValue() / 1e6);
        }
        if (rival.isPresent()) {
            Histogram firsts = new Histogram(3);
            postgres.add(codesPerSecond(sink -> rival.get().contents(pallet, sink), firsts, false));
            postgresFirst.add(firsts.getValueAtPercentile(50) / 1e6);
            ratio.addRatio(rate, postgres);
        }
    }

    private void ask(RawHttp http, RawHttp.Sink sink) throws IOException {
        http.send("GET /v1/codes/" + pallet + "/contents HTTP/1.1\r\nHost: suma\r\nAuthorization: " + suma.authorization() + "\r\nAccept: text/plain\r\n\r\n");
        http.receive(sink);
    }

    /** The first download is not measured. */
    private double codesPerSecond(Question question, Histogram firsts, boolean inOrder) throws IOException, SQLException {
        long takenNs = 0;
        long downloads = options.size(DOWNLOADS, 2);
        for (int i = -1; i < downloads; i++) {
            Answer answer = new Answer(expected.length);
            question.ask(answer);
            long ns = System.nanoTime() - answer.startNs;
            if (i >= 0) {
                takenNs += ns;
                firsts.recordValue(answer.firstNs);
            }
            verify(answer.bytes.toByteArray(), inOrder);
        }
        return downloads * (expected.length / LINE_BYTES) * 1e9 / takenNs;
    }

    private void verify(byte[] found, boolean inOrder) {
        byte[] wanted = expected;
        boolean same = inOrder ? Arrays.equals(found, wanted) : lines(found).equals(lines(wanted));
        if (!same) {
            throw new IllegalStateException("contents: expected " + wanted.length + " bytes as packed, actual " + found.length + " that differ");
        }
    }

    private static List<String> lines(byte[] text) {
        return new String(text, StandardCharsets.US_ASCII).lines().sorted().toList();
    }

    @Override
    public void close() throws IOException, InterruptedException, SQLException {
        if (rival.isPresent()) {
            rival.get().close();
            cluster.get().close();
        }
        suma.close();
    }
}
