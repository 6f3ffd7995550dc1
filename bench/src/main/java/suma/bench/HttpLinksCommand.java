package suma.bench;

import static suma.bench.Figure.Goal.atLeast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures links made durable over HTTP, client and server on the same machine. */
@Command(name = "http-links", description = "links made durable over HTTP as NDJSON, client included")
final class HttpLinksCommand implements Callable<Integer> {
    private static final int PER_PACK = 24;
    private static final int SAMPLES = 100;
    private static final long SEED = 5;
    private static final String UNIT_DRUG = "8100001";
    private static final String CASE_DRUG = "8900001";

    @Mixin
    private RunOptions options;

    @Mixin
    private ServerOptions server;

    @Option(names = "--packs", paramLabel = "N", defaultValue = "100000", description = "packs a run (default: ${DEFAULT-VALUE})")
    private int usualPacks;

    @Option(names = "--connections", paramLabel = "C", defaultValue = "2", description = "connections, each with an equal share (default: ${DEFAULT-VALUE})")
    private int connections;

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        int packs = (int) options.size(usualPacks, 500);
        Results results = options.newResults();
        Figure links = results.figure("links over HTTP, " + connections + " connections", "links/s", atLeast(800e3));
        Figure memory = results.figure("server, resident memory", "bytes");
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try (Scratch scratch = options.scratch(); SumaProcess suma = server.start(scratch.next())) {
            suma.addDrug(UNIT_DRUG, "unit");
            suma.addDrug(CASE_DRUG, "case");
            for (int run = -1; run < options.runs(); run++) {
                double rate = measure(suma, Files.createDirectories(scratch.next()), packs, threads);
                if (run >= 0) {
                    links.add(rate);
                    memory.add(suma.residentBytes());
                }
            }
        } finally {
            threads.shutdownNow();
        }
        options.publish(results);
        return 0;
    }

    private double measure(SumaProcess server, Path folder, int packs, ExecutorService threads)
            throws IOException, InterruptedException, ExecutionException {
        byte[] units = server.codes(server.order(UNIT_DRUG, (long) packs * PER_PACK));
        byte[] cases = server.codes(server.order(CASE_DRUG, packs));
        List<PackLines> files = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            int first = packs / connections * i;
            int share = i + 1 < connections ? packs / connections : packs - first;
            files.add(PackLines.write(folder.resolve("packs-" + i), units, cases, PER_PACK, first, share));
        }
        double seconds = send(server, files, threads);
        verify(server, files.get(0), packs * PER_PACK);
        Scratch.delete(folder);
        return packs * PER_PACK / seconds;
    }

    private static double send(SumaProcess server, List<PackLines> files, ExecutorService threads)
            throws InterruptedException, ExecutionException {
        long startNs = System.nanoTime();
        List<Future<Long>> sent = new ArrayList<>();
        for (PackLines file : files) {
            sent.add(threads.submit(new PackConnection(server, file)));
        }
        for (Future<Long> one : sent) {
            one.get();
        }
        return (System.nanoTime() - startNs) / 1e9;
    }

    private static void verify(SumaProcess server, PackLines lines, int children) throws IOException, InterruptedException {
        Random random = new Random(SEED);
        for (int i = 0; i < SAMPLES; i++) {
            int child = random.nextInt(children);
            String parent = server.scan(lines.child(child)).path("parent").asText();
            if (!parent.equals(lines.parentOf(child))) {
                throw new IllegalStateException("child " + lines.child(child) + ": expected parent " + lines.parentOf(child) + " actual " + parent);
            }
        }
    }
}
