package suma.bench;

import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.agrona.collections.Long2ObjectHashMap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import suma.engine.index.Block;
import suma.engine.index.BlockIndex;

/**
 * The word of a random code in the index, beside maps on the heap of the same blocks, and beside a bare read at a random
 * place of a mapped file with the same words: what the memory itself takes.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class IndexBench {

    @Benchmark
    public long blockIndex(InIndex at) {
        return at.index.word(at.reads.next());
    }

    @Benchmark
    public long hashMap(InHashMap at) {
        return at.word(at.reads.next());
    }

    @Benchmark
    public long agrona(InAgrona at) {
        return at.word(at.reads.next());
    }

    @Benchmark
    public long mappedFile(InMappedFile at) {
        return at.words.get(at.reads.next());
    }

    /** Words in the index of an engine. */
    @State(Scope.Thread)
    public static class InIndex {
        private final Scratch scratch = new Scratch(Optional.empty());
        private WordReads reads;
        private BlockIndex index;

        @Setup
        public void fill(WordReads plan) throws IOException {
            reads = plan;
            index = new BlockIndex(Files.createDirectories(scratch.next()));
            Block block = new Block();
            for (int number = 0; number < plan.blocks(); number++) {
                block.reset(number);
                for (int slot = 0; slot < Block.CODES; slot++) {
                    block.word(slot, WordReads.word(Block.ordinal(number, slot)));
                }
                index.put(block);
            }
            plan.prepare(index::word);
        }

        @TearDown
        public void close() {
            index.close();
            scratch.close();
        }
    }

    /** Words in a map of the JDK. */
    @State(Scope.Thread)
    public static class InHashMap {
        private final Map<Long, long[]> blocks = new HashMap<>();
        private WordReads reads;

        @Setup
        public void fill(WordReads plan) {
            reads = plan;
            for (int number = 0; number < plan.blocks(); number++) {
                blocks.put((long) number, WordReads.words(number));
            }
            plan.prepare(this::word);
        }

        private long word(long ordinal) {
            return blocks.get(Block.numberOf(ordinal))[Block.slotOf(ordinal)];
        }
    }

    /** Words in a map of Agrona, which boxes no keys. */
    @State(Scope.Thread)
    public static class InAgrona {
        private final Long2ObjectHashMap<long[]> blocks = new Long2ObjectHashMap<>();
        private WordReads reads;

        @Setup
        public void fill(WordReads plan) {
            reads = plan;
            for (int number = 0; number < plan.blocks(); number++) {
                blocks.put(number, WordReads.words(number));
            }
            plan.prepare(this::word);
        }

        private long word(long ordinal) {
            return blocks.get(Block.numberOf(ordinal))[Block.slotOf(ordinal)];
        }
    }

    /** Words one behind the other in a mapped file. */
    @State(Scope.Thread)
    public static class InMappedFile {
        private final Scratch scratch = new Scratch(Optional.empty());
        private WordReads reads;
        private LongBuffer words;

        @Setup
        public void fill(WordReads plan) throws IOException {
            reads = plan;
            Path file = Files.createDirectories(scratch.next()).resolve("words");
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                words = channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) plan.codes * Long.BYTES).asLongBuffer();
            }
            for (int ordinal = 0; ordinal < plan.codes; ordinal++) {
                words.put(ordinal, WordReads.word(ordinal));
            }
            plan.prepare(ordinal -> words.get((int) ordinal));
        }

        @TearDown
        public void close() {
            scratch.close();
        }
    }
}
