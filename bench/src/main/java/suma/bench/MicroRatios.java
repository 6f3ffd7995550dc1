package suma.bench;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How much faster the engine's part of each JMH benchmark is than the one it stands beside. */
final class MicroRatios {
    private static final List<Pair> PAIRS = List.of(
            new Pair("FF1 in bulk : Bouncy Castle", "CipherBench.encryptRun", "CipherBench.encryptBouncyCastle"),
            new Pair("FF1, one : Bouncy Castle", "CipherBench.encryptOne", "CipherBench.encryptBouncyCastle"),
            new Pair("code as text : Bouncy Castle", "RenderBench.encipherAndRender drug-20", "RenderBench.encipherAndRenderBouncyCastle drug-20"),
            new Pair("code as text : UUIDv7", "IdBench.drugCodes", "IdBench.uuidV7"),
            new Pair("code as text : Snowflake", "IdBench.drugCodes", "IdBench.snowflake"),
            new Pair("scans read in bulk : with String", "ReaderBench.bulk", "ReaderBench.naive"),
            new Pair("1024 commands : blocking queue", "RingBench.engineBurst", "RingBench.queueBurst"),
            new Pair("one command : blocking queue", "RingBench.engineOne", "RingBench.queueOne"),
            new Pair("links made durable : raw RocksDB", "StoreBench.engine", "StoreBench.rocks"),
            new Pair("state of a code : HashMap", "IndexBench.blockIndex 8388608", "IndexBench.hashMap 8388608"),
            new Pair("state of a code : Agrona's map", "IndexBench.blockIndex 8388608", "IndexBench.agrona 8388608"),
            new Pair("state of a code : mapped file", "IndexBench.blockIndex 8388608", "IndexBench.mappedFile 8388608"),
            new Pair("lookup by text : HashMap of texts", "LookupBench.find 1048576", "LookupBench.hashMap 1048576"));

    private MicroRatios() {
    }

    private record Pair(String name, String ours, String theirs) {
        /** The least that its iterations allow, and the most. */
        private KeptFigure of(KeptFigure a, KeptFigure b) {
            return a.unit().endsWith("/op")
                    ? new KeptFigure(name, RatioPlot.TIMES, b.median() / a.median(), b.min() / a.max(), b.max() / a.min())
                    : new KeptFigure(name, RatioPlot.TIMES, a.median() / b.median(), a.min() / b.max(), a.max() / b.min());
        }
    }

    static List<KeptFigure> of(List<KeptFigure> figures) {
        Map<String, KeptFigure> byName = figures.stream().collect(Collectors.toMap(KeptFigure::name, Function.identity(), (first, again) -> again));
        return PAIRS.stream().filter(pair -> byName.containsKey(pair.ours) && byName.containsKey(pair.theirs))
                .map(pair -> pair.of(byName.get(pair.ours), byName.get(pair.theirs))).toList();
    }
}
