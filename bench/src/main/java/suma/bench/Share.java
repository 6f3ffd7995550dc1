package suma.bench;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a figure is held against.
 *
 * @param work how much of the limit each one takes at least
 */
record Share(String figure, Limit limit, double work) {
    /** Rounds of FF1, a block of AES each. */
    private static final double ROUNDS = 10;
    /** StoreBench waits for this many links before it goes on, and so for one sync at least. */
    private static final double LINKS_A_BURST = 6144;
    private static final double TEXT_BYTES = 21;
    /** 24 children in quotes, their parent, the words around them and the line that answers. */
    private static final double LINK_BYTES = 27;

    static final List<Share> ALL = Stream.of(
            shares(Limit.AES_BLOCKS, ROUNDS, "CipherBench.encryptRun", "CipherBench.decryptRun", "CipherBench.decryptMixed", "CipherBench.encryptOne",
                    "CipherBench.encryptBouncyCastle", "RenderBench.encipherAndRender drug-20", "RenderBench.encipherAndRenderBouncyCastle drug-20",
                    "IdBench.drugCodes", "ReaderBench.bulk", "ReaderBench.one", "ReaderBench.naive", "FF1 and text, in runs",
                    "the same through Engine.codesOf", "Bouncy Castle FF1 and text"),
            shares(Limit.AES_BLOCKS, ROUNDS, "LookupBench.find 1048576", "LookupBench.codeIdsOf64 1048576"),
            shares(Limit.MEMORY_READS, 1, "1e7: lookup, mean", "1e8: lookup, mean", "1e9: lookup, mean"),
            shares(Limit.SYNCS, 1, "syncs"),
            shares(Limit.SYNCS, 1 / LINKS_A_BURST, "StoreBench.engine", "StoreBench.rocks"),
            shares(Limit.LOOPBACK_BYTES, TEXT_BYTES, "the order, in codes", "contents, streamed over HTTP"),
            shares(Limit.LOOPBACK_BYTES, LINK_BYTES, "links over HTTP, 2 connections"),
            shares(Limit.LOOPBACK_TURNS, 1, "Suma GET, pipeline 1", "Redis GET, pipeline 1")).flatMap(share -> share).toList();

    /** What LimitsBench measures. */
    enum Limit {
        AES_BLOCKS("aesBlocks", "AES blocks"),
        MEMORY_READS("memoryReads", "reads past the caches, in a row"),
        SYNCS("syncs", "syncs"),
        LOOPBACK_BYTES("loopbackBytes", "bytes over loopback"),
        LOOPBACK_TURNS("loopbackTurns", "turns over loopback");

        private final String benchmark;
        private final String unit;

        Limit(String benchmark, String unit) {
            this.benchmark = benchmark;
            this.unit = unit;
        }

        String figure() {
            return "LimitsBench." + benchmark;
        }
    }

    /** The work in words: 10 AES blocks. */
    String workText() {
        return (work < 1 ? "1/" + Math.round(1 / work) : Long.toString(Math.round(work))) + " " + limit.unit;
    }

    private static Stream<Share> shares(Limit limit, double work, String... figures) {
        return Stream.of(figures).map(figure -> new Share(figure, limit, work));
    }
}
