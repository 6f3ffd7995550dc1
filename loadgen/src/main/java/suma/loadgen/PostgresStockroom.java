package suma.loadgen;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.IntFunction;
import org.postgresql.PGConnection;

/**
 * Codes as rows under a primary key, loaded with COPY. The tables are made anew when it is; each batch has a row that a code
 * names, so an answer is a join, as it is where facts of a batch are not repeated with each code.
 */
final class PostgresStockroom implements Stockroom {
    static final int ISSUED = 1;
    static final int IN_TRADE = 2;
    static final int SOLD = 3;
    private static final int MOST_CODES = 20_000_000;
    private static final String SHOP = "loadgen-shop";
    /** Rows are changed in place: room for a second version lies on the same page. */
    private static final String TABLES = """
            DROP SCHEMA IF EXISTS loadgen CASCADE;
            CREATE SCHEMA loadgen;
            CREATE TABLE loadgen.batch (batch text PRIMARY KEY, product text NOT NULL, lot text NOT NULL, quantity int NOT NULL,
                recalled boolean NOT NULL DEFAULT false);
            CREATE TABLE loadgen.code (code text COLLATE "C" PRIMARY KEY, batch text NOT NULL, state smallint NOT NULL,
                parent text COLLATE "C", sold_at timestamptz, sold_by text) WITH (fillfactor = 60);
            CREATE SEQUENCE loadgen.ordered CACHE 1000;
            """;
    private static final String COPY = "COPY loadgen.code (code, batch, state, parent) FROM STDIN (NULL '-')";
    private static final String NO_PARENT = "-";
    private static final int ROWS_A_PART = 10_000;

    private final String url;
    private final String run;
    private long made;

    PostgresStockroom(String url, String run) throws LoadException {
        this.url = url;
        this.run = run;
        execute(TABLES);
    }

    private void execute(String sql) throws LoadException {
        try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new LoadException("preparing " + url.replaceFirst("password=[^&]*", "password=…") + ": " + e.getMessage() + (e.getCause() == null ? "" : " " + e.getCause()));
        }
    }

    @Override
    public String run() {
        return run;
    }

    @Override
    public CodeStock units(long count) throws LoadException {
        return load(MadeUpCodes.UNITS, count, ISSUED, i -> NO_PARENT);
    }

    @Override
    public CodeStock cases(long count) throws LoadException {
        return load(MadeUpCodes.CASES, count, ISSUED, i -> NO_PARENT);
    }

    @Override
    public CodeStock known(long count) throws LoadException {
        return inTrade(count);
    }

    @Override
    public CodeStock inTrade(long count) throws LoadException {
        return load(MadeUpCodes.UNITS, count, IN_TRADE, i -> NO_PARENT);
    }

    @Override
    public CodeStock packed(long count, int children) throws LoadException {
        CodeStock cases = load(MadeUpCodes.CASES, (count + children - 1) / children, IN_TRADE, i -> NO_PARENT);
        return load(MadeUpCodes.UNITS, count, IN_TRADE, i -> cases.text(i / children));
    }

    @Override
    public CodeStock neverIssued() throws LoadException {
        return MadeUpCodes.of(CodeStock.NO_BATCH, MadeUpCodes.STRANGERS, 0, 200);
    }

    @Override
    public String party() {
        return SHOP;
    }

    private CodeStock load(String drugId, long count, int state, IntFunction<String> parents) throws LoadException {
        if (count > MOST_CODES) {
            throw new LoadException("codes for this run: expected at most " + MOST_CODES + " actual " + count);
        }
        String batch = "S" + made;
        CodeStock codes = MadeUpCodes.of(batch, drugId, made, count);
        made += count;
        execute("INSERT INTO loadgen.batch (batch, product, lot, quantity) VALUES ('" + batch + "', 'loadgen-unit', '" + run + "', " + count + ")");
        try (Connection connection = DriverManager.getConnection(url)) {
            copy(codes, state, parents, connection);
        } catch (SQLException | IOException e) {
            throw new LoadException("loading " + count + " codes: " + e.getMessage());
        }
        execute("VACUUM ANALYZE loadgen.code");
        return codes;
    }

    private static void copy(CodeStock codes, int state, IntFunction<String> parents, Connection connection) throws SQLException, IOException {
        for (int first = 0; first < codes.count(); first += ROWS_A_PART) {
            ByteArrayOutputStream rows = new ByteArrayOutputStream();
            for (int i = first; i < Math.min(codes.count(), first + ROWS_A_PART); i++) {
                String row = codes.text(i) + '\t' + codes.batch() + '\t' + state + '\t' + parents.apply(i) + '\n';
                rows.write(row.getBytes(StandardCharsets.US_ASCII));
            }
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, new ByteArrayInputStream(rows.toByteArray()));
        }
    }
}
