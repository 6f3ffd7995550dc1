package suma.bench;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Rows on their way into a table by {@code COPY}. */
final class PostgresRows implements Closeable {
    private static final int BUFFER_BYTES = 1 << 16;
    /** How {@code COPY} writes NULL. */
    static final String NULL = "\\N";

    private final OutputStream out;

    PostgresRows(Connection connection, String table) throws SQLException {
        out = new BufferedOutputStream(new PGCopyOutputStream(connection.unwrap(PGConnection.class), "COPY " + table + " FROM STDIN", BUFFER_BYTES),
                BUFFER_BYTES);
    }

    void add(Object... columns) throws IOException {
        StringBuilder row = new StringBuilder();
        for (Object column : columns) {
            row.append(row.length() == 0 ? "" : "\t").append(column);
        }
        out.write(row.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
