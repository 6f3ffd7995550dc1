package suma.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Codes as rows: 20 random digits under a primary key, which is what keeps them unique. The digits come from PostgreSQL's
 * own {@code random()}, which can be guessed but is the quickest that it has.
 */
final class PostgresOrders implements AutoCloseable {
    private static final String TABLE = "CREATE TABLE codes (code text COLLATE \"C\" PRIMARY KEY)";
    private static final String INSERT = """
            INSERT INTO codes SELECT ? || lpad(floor(random() * 1e13)::bigint::text, 13, '0') FROM generate_series(1, ?)
            ON CONFLICT DO NOTHING""";

    private final Connection connection;

    PostgresOrders(PostgresCluster cluster) throws SQLException {
        connection = cluster.connect();
        execute(TABLE);
    }

    /** Stores so many new codes in an empty table, and commits; the seconds it takes. */
    double insert(long codes, int drugId) throws SQLException {
        execute("TRUNCATE codes");
        execute("CHECKPOINT");
        long startNs = System.nanoTime();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, Integer.toString(drugId));
            for (long stored = 0; stored < codes; stored += insert.executeLargeUpdate()) {
                insert.setLong(2, codes - stored);
            }
        }
        double seconds = (System.nanoTime() - startNs) / 1e9;
        verify(codes);
        return seconds;
    }

    private void verify(long codes) throws SQLException {
        try (Statement statement = connection.createStatement();
             ResultSet found = statement.executeQuery("SELECT count(*) FROM codes WHERE length(code) = " + OrderDownload.CODE_BYTES)) {
            found.next();
            if (found.getLong(1) != codes) {
                throw new IllegalStateException("codes stored: expected " + codes + " actual " + found.getLong(1));
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
