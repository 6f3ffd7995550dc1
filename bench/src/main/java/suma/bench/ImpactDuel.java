package suma.bench;

import static suma.bench.Figure.Goal.atLeast;
import static suma.bench.Figure.Goal.atMost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import suma.engine.catalog.Level;

/** Where all units of a recalled lot are, asked of the server over HTTP, beside PostgreSQL with the same market in tables. */
final class ImpactDuel implements Comparison {
    /** Recalls before the first one that counts: as for a server that has been at work. */
    private static final int WARMING = 20;

    private final RunOptions options;
    private final Figure first;
    private final Figure recalling;
    private final Figure asking;
    private final Figure byUnit;
    private final Figure byCase;
    private final Figure timesByUnit;
    private final Figure timesByCase;
    private final Market market;
    private final Whereabouts expected;
    private final SumaProcess suma;
    private final Optional<PostgresCluster> cluster;
    private final Optional<PostgresMarket> rival;

    ImpactDuel(TrailBench bench, MarketStock stock) throws IOException, InterruptedException, SQLException {
        options = bench.options();
        Results results = bench.results();
        first = results.figure("impact, first one a new server tells", "s");
        recalling = results.figure("recall of the lot, with its impact", "s", atMost(0.5));
        asking = results.figure("impact, asked again", "s", atMost(0.5));
        byUnit = results.figure("PostgreSQL, every unit followed up", "s");
        byCase = results.figure("PostgreSQL, every case followed up once", "s");
        timesByUnit = results.figure("PostgreSQL by unit : impact asked again", "times", atLeast(50));
        timesByCase = results.figure("PostgreSQL by case : impact asked again", "times", atLeast(50));
        market = stock.market();
        expected = market.whereabouts();
        results.note(String.format(Locale.ROOT, "%d units in %d cases, %d pallets, %d containers; %.1f %% sold by %d shops", market.lot().units(),
                market.lot().count(Level.CASE), market.lot().count(Level.PALLET), market.lot().count(Level.CONTAINER), 100 * expected.soldShare(), market.shops()));
        suma = bench.server().start(stock.folder(bench.folders()));
        cluster = bench.postgres();
        rival = cluster.isPresent()
                ? Optional.of(new PostgresMarket(cluster.get(), market, List.of(new LotTexts(stock.lot(), suma), new LotTexts(stock.pallet(), suma))))
                : Optional.empty();
    }

    @Override
    public void run() throws IOException, InterruptedException, SQLException {
        if (first.values().isEmpty()) {
            recallAndLift(first, Optional.empty());
            warmUp();
        }
        recallAndLift(recalling, Optional.of(asking));
        if (rival.isPresent()) {
            byUnit.add(seconds(rival.get()::impactByUnit, "PostgreSQL by unit"));
            byCase.add(seconds(rival.get()::impactByCase, "PostgreSQL by case"));
            timesByUnit.addRatio(byUnit, asking);
            timesByCase.addRatio(byCase, asking);
        }
    }

    private void warmUp() throws IOException, InterruptedException, SQLException {
        Figure unwanted = new Figure("warming up", "s", Optional.empty());
        for (int i = 0; i < options.size(WARMING, 1); i++) {
            recallAndLift(unwanted, Optional.of(unwanted));
        }
        if (rival.isPresent()) {
            rival.get().impactByUnit();
            rival.get().impactByCase();
        }
    }

    private void recallAndLift(Figure recalled, Optional<Figure> again) throws IOException, InterruptedException, SQLException {
        String[] recall = new String[1];
        recalled.add(seconds(() -> {
            JsonNode notice = suma.call("POST", "/v1/recalls", body());
            recall[0] = notice.get("recall").textValue();
            return Whereabouts.of(notice);
        }, "recall"));
        if (again.isPresent()) {
            again.get().add(seconds(() -> Whereabouts.of(suma.call("GET", "/v1/recalls/" + recall[0], "")), "impact"));
        }
        suma.call("DELETE", "/v1/recalls/" + recall[0], "");
    }

    private String body() {
        return recallBody(market.lot());
    }

    static String recallBody(LotPlan lot) {
        return new ObjectMapper().createObjectNode().put("product", lot.product(Level.UNIT)).put("lot", lot.lot()).put("reason", "measured").toString();
    }

    /** Asks where the units are. */
    @FunctionalInterface
    private interface Question {
        Whereabouts ask() throws IOException, InterruptedException, SQLException;
    }

    private double seconds(Question question, String who) throws IOException, InterruptedException, SQLException {
        long startNs = System.nanoTime();
        Whereabouts found = question.ask();
        double seconds = (System.nanoTime() - startNs) / 1e9;
        expected.expect(found, who);
        return seconds;
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
