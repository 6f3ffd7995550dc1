package suma.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Codes as rows that are sold by an update each, every one durable, driven by PostgreSQL's own {@code pgbench}. */
final class PostgresSales {
    private static final String TABLE = """
            CREATE TABLE codes (code text COLLATE "C" PRIMARY KEY, state smallint NOT NULL, sold_at timestamptz, sold_by text)
                WITH (fillfactor = 60);
            INSERT INTO codes SELECT '8100099' || lpad((n * 73687879733 %% 10000000000000)::text, 13, '0'), 2 FROM generate_series(1, %d::bigint) n;
            VACUUM ANALYZE codes;
            CHECKPOINT""";
    private static final String SALE = """
            \\set n random(1, %d)
            UPDATE codes SET state = 3, sold_at = now(), sold_by = 'shop'
                WHERE code = '8100099' || lpad((:n::bigint * 73687879733 %% 10000000000000)::text, 13, '0') AND state = 2;
            """;
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private final Path programs;
    private final PostgresCluster cluster;
    private final Path script;

    PostgresSales(Path programs, PostgresCluster cluster, Path folder, long codes) throws IOException, SQLException {
        this.programs = programs;
        this.cluster = cluster;
        script = Files.writeString(folder.resolve("sale.sql"), SALE.formatted(codes));
        try (Connection connection = cluster.connect(); Statement statement = connection.createStatement()) {
            for (String sql : TABLE.formatted(codes).split(";")) {
                statement.execute(sql);
            }
        }
    }

    /** Updates a second; all of them found their code. */
    double perSecond(int connections, int seconds) throws IOException, InterruptedException, SQLException {
        long before = sold();
        Process pgbench = new ProcessBuilder(programs.resolve("pgbench").toString(), "-h", "127.0.0.1", "-p", Integer.toString(cluster.port()),
                "-U", "postgres", "-n", "-M", "prepared", "-c", Integer.toString(connections), "-j", "2", "-T", Integer.toString(seconds),
                "-f", script.toString(), "postgres").redirectErrorStream(true).start();
        String said = new String(pgbench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher rate = RATE.matcher(said);
        if (pgbench.waitFor() != 0 || !rate.find() || sold() == before) {
            throw new IOException("pgbench: expected sales, actual " + said);
        }
        return Double.parseDouble(rate.group(1));
    }

    private long sold() throws SQLException {
        try (Connection connection = cluster.connect(); Statement statement = connection.createStatement();
             ResultSet found = statement.executeQuery("SELECT count(*) FROM codes WHERE state = 3")) {
            found.next();
            return found.getLong(1);
        }
    }
}
