package suma.bench;

import static suma.bench.Figure.Goal.atLeast;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** GETs of random codes over the Redis protocol, from Suma and from a Redis that holds the same keys and replies. */
final class LookupDuel implements Comparison {
    static final String CONNECTIONS = "50";
    /** The depth whose rate counts as the peak. */
    static final int PEAK_DEPTH = 16;
    /** A load generator that turned for each call would take a whole core from the server. */
    static final String SLICE_MICROS = "100";

    private final TillBench bench;
    private final List<Round> rounds = new ArrayList<>();
    private final Optional<Rival> redis;
    private final Figure redisBytes;
    private boolean profiled;

    /** The figures of one depth of pipelining. */
    private record Round(int depth, Figure suma, Figure redis, Figure ratio) {
    }

    LookupDuel(TillBench bench) throws IOException, InterruptedException {
        this.bench = bench;
        declare(1, 1.0);
        declare(PEAK_DEPTH, 1.1);
        declare(64, 1.25);
        redisBytes = bench.results().figure("Redis, resident memory", "bytes");
        redis = bench.rivals() ? Optional.of(Rival.redis(Files.createDirectories(bench.scratch().next()))) : Optional.empty();
        if (redis.isPresent()) {
            bench.run(overRedis(redis.get(), "--rate", "1", "--answers-of", bench.stock().suma().resp().toString(), "--key-file",
                    bench.stock().key().toString()));
        }
    }

    private void declare(int depth, double goal) {
        String what = "GET, pipeline " + depth;
        rounds.add(new Round(depth, bench.results().figure("Suma " + what, "codes/s"), bench.results().figure("Redis " + what, "codes/s"),
                bench.results().figure("Suma : Redis, pipeline " + depth, "times", atLeast(goal))));
    }

    private List<String> overRedis(Rival rival, String... more) {
        List<String> words = new ArrayList<>(List.of("resolve", "--target", "redis://127.0.0.1:" + rival.port(), "--codes-file",
                bench.stock().codes().toString(), "--connections", CONNECTIONS));
        words.addAll(List.of(more));
        return words;
    }

    /** Once: the rounds with few and with many codes a system call again, watched. */
    private void profile() throws IOException, InterruptedException {
        for (int depth : List.of(1, PEAK_DEPTH)) {
            LoopProfile profile = LoopProfile.begin(bench.stock().suma().pid(), bench.scratch().next());
            bench.run(bench.stock().lookups(depth, "max"));
            profile.end(bench.results(), "loops, pipeline " + depth);
        }
        profiled = true;
    }

    @Override
    public void run() throws IOException, InterruptedException {
        for (Round round : rounds) {
            round.suma.add(bench.run(bench.stock().lookups(round.depth, "max")).perSecond());
            if (redis.isPresent()) {
                round.redis.add(bench.run(overRedis(redis.get(), "--pipeline", Integer.toString(round.depth), "--rate", "max", "--loaded")).perSecond());
                round.ratio.addRatio(round.suma, round.redis);
            }
        }
        if (redis.isPresent()) {
            redisBytes.add(redis.get().residentBytes());
        }
        if (!profiled) {
            profile();
        }
    }

    /** A load on Suma, open loop, at a share of the rate that it answered in the last run. */
    List<String> openOverSuma(double share) throws IOException {
        return bench.stock().lookups(PEAK_DEPTH, rate(share * peak().suma.last()), "--slice", SLICE_MICROS);
    }

    /** Likewise on Redis, if it is there. */
    Optional<List<String>> openOverRedis(double share) {
        return redis.map(rival -> overRedis(rival, "--pipeline", Integer.toString(PEAK_DEPTH), "--rate", rate(share * peak().redis.last()), "--slice", SLICE_MICROS,
                "--loaded"));
    }

    private Round peak() {
        return rounds.stream().filter(round -> round.depth == PEAK_DEPTH).findFirst().orElseThrow();
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%.0f", perSecond);
    }

    @Override
    public void close() {
        redis.ifPresent(Rival::close);
    }
}
