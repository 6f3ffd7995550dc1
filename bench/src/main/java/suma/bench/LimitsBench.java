package suma.bench;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What this machine can do at most, in a second and by one thread: every other figure is a share of one of these. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LimitsBench {
    private static final int AES_BLOCK = 16;
    private static final int AES_BLOCKS = 1024;
    private static final int LONGS = 1 << 25;
    private static final int READS = 1 << 16;
    private static final int PAGE = 4096;
    private static final int PIECE = 64 << 10;
    private static final int PIECES = 64;

    @Benchmark
    @OperationsPerInvocation(AES_BLOCKS)
    public byte aesBlocks(Aes aes) throws GeneralSecurityException {
        aes.cipher.update(aes.in, 0, aes.in.length, aes.out, 0);
        return aes.out[0];
    }

    @Benchmark
    @OperationsPerInvocation(LONGS * Long.BYTES)
    public long memoryBytes(Memory memory) {
        return memory.sum();
    }

    /** Each read tells where the next one is: none can begin before the one before has ended. */
    @Benchmark
    @OperationsPerInvocation(READS)
    public long memoryReads(Memory memory) {
        return memory.walk();
    }

    /** A page more, and on the disk: what every group of commands waits for. */
    @Benchmark
    public int syncs(Disk disk) throws IOException {
        return disk.append();
    }

    @Benchmark
    @OperationsPerInvocation(PIECES * PIECE)
    public void loopbackBytes(Loopback loopback) throws IOException {
        loopback.send(PIECES * PIECE);
    }

    /** A byte there and one back: what a call that waits for its answer takes at least. */
    @Benchmark
    public void loopbackTurns(Loopback loopback) throws IOException {
        loopback.send(1);
    }

    /** Blocks in and out. */
    @State(Scope.Thread)
    public static class Aes {
        private final byte[] in = new byte[AES_BLOCKS * AES_BLOCK];
        private final byte[] out = new byte[in.length];
        private Cipher cipher;

        @Setup
        public void prepare() throws GeneralSecurityException {
            cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(new byte[AES_BLOCK], "AES"));
        }
    }

    /** More of it than any cache holds, in one cycle of all its places. */
    @State(Scope.Thread)
    public static class Memory {
        private static final long STRIDE = 0x9E3779B97F4A7C15L | 1;

        private final long[] longs = new long[LONGS];
        private long at;

        /** A walk through the numbers below a power of two that meets each once: x → 5x + stride (Hull and Dobell). */
        @Setup
        public void fill() {
            Arrays.setAll(longs, i -> 5L * i + STRIDE & LONGS - 1);
            long expected = (long) LONGS * (LONGS - 1) / 2;
            if (sum() != expected) {
                throw new IllegalStateException("sum of memory: expected " + expected + " actual " + sum());
            }
        }

        private long sum() {
            long sum = 0;
            for (long value : longs) {
                sum += value;
            }
            return sum;
        }

        private long walk() {
            for (int i = 0; i < READS; i++) {
                at = longs[(int) at];
            }
            return at;
        }
    }

    /** A file that grows until an iteration is over. */
    @State(Scope.Thread)
    public static class Disk {
        private static final long MOST_BYTES = 1 << 28;

        private final Scratch scratch = new Scratch(Optional.empty());
        private final ByteBuffer page = ByteBuffer.allocateDirect(PAGE);
        private FileChannel file;

        @Setup
        public void open() throws IOException {
            file = FileChannel.open(Files.createDirectories(scratch.next()).resolve("pages"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }

        private int append() throws IOException {
            int written = file.write(page.clear(), file.size() < MOST_BYTES ? file.size() : 0);
            file.force(false);
            return written;
        }

        @TearDown
        public void close() throws IOException {
            file.close();
            scratch.close();
        }
    }

    /** A connection to a thread that takes as many bytes as it is told of, and then answers one. */
    @State(Scope.Thread)
    public static class Loopback {
        private final byte[] piece = new byte[PIECE];
        private final ByteBuffer head = ByteBuffer.allocate(Integer.BYTES);
        private Socket socket;
        private InputStream in;
        private OutputStream out;

        @Setup
        public void connect() throws IOException {
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                socket = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket other = server.accept();
                Thread taker = new Thread(() -> take(other), "taker");
                taker.setDaemon(true);
                taker.start();
            }
            socket.setTcpNoDelay(true);
            in = socket.getInputStream();
            out = socket.getOutputStream();
        }

        private static void take(Socket other) {
            try (other; DataInputStream in = new DataInputStream(other.getInputStream()); OutputStream out = other.getOutputStream()) {
                other.setTcpNoDelay(true);
                byte[] taken = new byte[PIECE];
                while (true) {
                    int left = in.readInt();
                    while (left > 0) {
                        left -= in.read(taken, 0, Math.min(left, PIECE));
                    }
                    out.write(1);
                }
            } catch (java.io.EOFException over) {
                // The other side has closed.
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private void send(int bytes) throws IOException {
            System.arraycopy(head.putInt(0, bytes).array(), 0, piece, 0, Integer.BYTES);
            out.write(piece, 0, Integer.BYTES);
            for (int left = bytes; left > 0; left -= PIECE) {
                out.write(piece, 0, Math.min(left, PIECE));
            }
            if (in.read() != 1) {
                throw new IOException("loopback: expected an answer, actual none");
            }
        }

        @TearDown
        public void close() throws IOException {
            socket.close();
        }
    }
}
