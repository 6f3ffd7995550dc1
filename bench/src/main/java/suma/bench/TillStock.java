package suma.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A server whose codes all lie in cases, and the files in which loads find codes and key. */
final class TillStock {
    static final int PER_PACK = 24;
    private static final int LINE_BYTES = 21;
    private static final int SAMPLE = 100_000;
    private static final long SEED = 11;
    static final String UNIT_DRUG = "8100011";
    static final String CASE_DRUG = "8900011";

    private final SumaProcess suma;
    private final Path codes;
    private final Path sample;
    private final Path key;

    private TillStock(SumaProcess suma, Path folder) throws IOException {
        this.suma = suma;
        codes = folder.resolve("codes");
        sample = folder.resolve("sample");
        key = Files.writeString(folder.resolve("key"), suma.key());
    }

    /** Orders and packs so many codes, rounded up to full cases, over HTTP. */
    static TillStock make(SumaProcess suma, Path folder, long count) throws IOException, InterruptedException {
        TillStock stock = new TillStock(suma, folder);
        suma.addDrug(UNIT_DRUG, "unit");
        suma.addDrug(CASE_DRUG, "case");
        PackLines lines = stock.packs(folder, Math.toIntExact((count + PER_PACK - 1) / PER_PACK));
        new PackConnection(suma, lines).call();
        Files.delete(lines.file());
        Files.write(stock.codes, lines.children());
        stock.writeSample(lines.children());
        return stock;
    }

    /** Orders units and cases, and writes the events that would pack them. */
    PackLines packs(Path folder, int packs) throws IOException, InterruptedException {
        byte[] units = suma.codes(suma.order(UNIT_DRUG, (long) packs * PER_PACK));
        byte[] cases = suma.codes(suma.order(CASE_DRUG, packs));
        return PackLines.write(folder.resolve("packs"), units, cases, PER_PACK, 0, packs);
    }

    private void writeSample(byte[] lines) throws IOException {
        Random random = new Random(SEED);
        try (OutputStream out = Files.newOutputStream(sample)) {
            for (int i = 0; i < SAMPLE; i++) {
                out.write(lines, random.nextInt(lines.length / LINE_BYTES) * LINE_BYTES, LINE_BYTES);
            }
        }
    }

    SumaProcess suma() {
        return suma;
    }

    Path codes() {
        return codes;
    }

    /** Random ones of them, few enough for a script. */
    Path sample() {
        return sample;
    }

    String aCode() throws IOException {
        try (var lines = Files.lines(sample, StandardCharsets.US_ASCII)) {
            return lines.findFirst().orElseThrow();
        }
    }

    Path key() {
        return key;
    }

    /** Arguments of a load on this server by the Redis protocol. */
    List<String> overResp(String scenario, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of(scenario, "--target", suma.resp().toString(), "--http", suma.http().toString(),
                "--key-file", key.toString()));
        words.addAll(List.of(more));
        return words;
    }

    /** Arguments of a load of lookups of the packed codes, as tills ask. */
    List<String> lookups(int depth, String rate, String... more) throws IOException {
        List<String> words = overResp("resolve", "--codes-file", codes().toString(), "--connections", LookupDuel.CONNECTIONS, "--pipeline",
                Integer.toString(depth), "--rate", rate);
        words.addAll(List.of(more));
        return words;
    }

    /** Arguments of a load on this server by HTTP. */
    List<String> overHttp(String scenario, String... more) {
        List<String> words = new ArrayList<>(List.of(scenario, "--target", suma.http().toString(), "--key-file", key.toString()));
        words.addAll(List.of(more));
        return words;
    }
}
