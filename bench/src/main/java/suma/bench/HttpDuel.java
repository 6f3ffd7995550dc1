package suma.bench;

import static suma.bench.Figure.Goal.atLeast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Lookups over HTTP beside nginx, which answers a constant of the same length, and baskets beside single codes. */
final class HttpDuel implements Comparison {
    private static final int BASKET = 50;
    private static final String BASKET_CONNECTIONS = "16";

    private final TillBench bench;
    private final Wrk wrk;
    private final Optional<Rival> nginx;
    private final Figure suma;
    private final Figure constant;
    private final Figure ratio;
    private final Figure single;
    private final Figure basket;
    private final Figure basketRatio;

    HttpDuel(TillBench bench) throws IOException, InterruptedException {
        this.bench = bench;
        Results results = bench.results();
        suma = results.figure("Suma GET /v1/codes, wrk", "requests/s");
        constant = results.figure("nginx, a constant of that length, wrk", "requests/s");
        ratio = results.figure("Suma : nginx", "times", atLeast(0.8));
        single = results.figure("single GETs over HTTP", "codes/s");
        basket = results.figure("baskets of " + BASKET + " over HTTP", "codes/s");
        basketRatio = results.figure("baskets : single GETs", "times", atLeast(5));
        Path folder = Files.createDirectories(bench.scratch().next());
        wrk = new Wrk(folder, bench.stock());
        nginx = bench.rivals() ? Optional.of(Rival.nginx(folder, answer())) : Optional.empty();
    }

    private String answer() throws IOException, InterruptedException {
        return bench.stock().suma().scan(bench.stock().aCode()).toString();
    }

    @Override
    public void run() throws IOException, InterruptedException {
        if (bench.rivals()) {
            int seconds = bench.load().seconds(bench.options());
            suma.add(wrk.perSecond(bench.stock().suma().address().getPort(), seconds));
            constant.add(wrk.perSecond(nginx.orElseThrow().port(), seconds));
            ratio.addRatio(suma, constant);
        }
        single.add(load("--rate", "max", "--codes-file", bench.stock().codes().toString(), "--connections", BASKET_CONNECTIONS));
        basket.add(BASKET * load("--rate", "max", "--codes-file", bench.stock().codes().toString(), "--connections", BASKET_CONNECTIONS,
                "--basket", Integer.toString(BASKET)));
        basketRatio.addRatio(basket, single);
    }

    private double load(String... more) throws IOException, InterruptedException {
        return bench.run(bench.stock().overHttp("resolve", more)).perSecond();
    }

    @Override
    public void close() {
        nginx.ifPresent(Rival::close);
    }
}
