package suma.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.HdrHistogram.Histogram;
import suma.engine.catalog.Level;

/** The past of one lot in the usual tables: links from when to when, events and what they befell, and what was made of what. */
final class PostgresPast implements AutoCloseable {
    private static final String TABLES = """
            CREATE TABLE code (id bigint PRIMARY KEY, batch int NOT NULL, lot int NOT NULL);
            CREATE TABLE link (child bigint NOT NULL, parent bigint NOT NULL, since int NOT NULL, until int);
            CREATE TABLE event (id int PRIMARY KEY, kind text NOT NULL, at timestamptz NOT NULL, party text NOT NULL, document text NOT NULL);
            CREATE TABLE event_code (event int NOT NULL, code bigint NOT NULL);
            CREATE TABLE event_batch (event int NOT NULL, batch int NOT NULL);
            CREATE TABLE made (event int NOT NULL, used int NOT NULL, made int NOT NULL)""";
    private static final String INDICES = """
            CREATE INDEX ON link (child);
            CREATE INDEX ON event_code (code);
            CREATE INDEX ON event_batch (batch);
            CREATE INDEX ON made (made);
            VACUUM ANALYZE;
            CHECKPOINT""";
    /** Rows of kind and party: packings, what befell the unit and what it was in, its batch, and the transformations behind it. */
    private static final String TRACE = """
            WITH RECURSIVE one AS (SELECT id, batch, lot FROM code WHERE id = ?),
            up AS (
                SELECT id AS code, 0 AS since FROM one
                UNION ALL SELECT l.parent, l.since FROM up JOIN link l ON l.child = up.code AND l.until IS NULL),
            back AS (
                SELECT m.event, m.used FROM one JOIN made m ON m.made = one.lot
                UNION ALL SELECT m.event, m.used FROM back JOIN made m ON m.made = back.used)
            SELECT e.id, e.kind, e.at, e.party, e.document FROM event e WHERE e.id IN (
                SELECT since FROM up UNION SELECT c.event FROM up JOIN event_code c ON c.code = up.code
                UNION SELECT b.event FROM one JOIN event_batch b ON b.batch = one.batch UNION SELECT event FROM back)
            ORDER BY e.at, e.id""";
    private static final int LOT = 3;

    private final PostgresCluster cluster;
    private final Past past;
    private final LotPlan lot;
    private Connection connection;
    private int events;

    PostgresPast(PostgresCluster cluster, Past past) throws SQLException, IOException {
        this.cluster = cluster;
        this.past = past;
        this.lot = past.lot();
        connection = cluster.connect();
        execute(TABLES);
        fill();
        execute(INDICES);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String one : sql.split(";")) {
                statement.execute(one);
            }
        }
    }

    /** A connection copies into one table at a time, so each has its own. */
    private void fill() throws SQLException, IOException {
        try (Connection first = cluster.connect(); Connection second = cluster.connect(); Connection third = cluster.connect()) {
            try (PostgresRows event = new PostgresRows(connection, "event"); PostgresRows befallen = new PostgresRows(first, "event_code");
                 PostgresRows link = new PostgresRows(second, "link"); PostgresRows code = new PostgresRows(third, "code")) {
                copyCodes(code);
                for (int level = 1; level < LotPlan.LEVELS.size(); level++) {
                    pack(LotPlan.LEVELS.get(level), event, link);
                }
                happen(event, befallen);
            }
            fillRest();
        }
    }

    private void copyCodes(PostgresRows code) throws IOException {
        for (Level level : LotPlan.LEVELS) {
            for (long place = 0; place < lot.count(level); place++) {
                code.add(lot.code(level, place), lot.batch(level).substring(1), LOT);
            }
        }
    }

    private int add(PostgresRows event, String kind, String party) throws IOException {
        event.add(++events, kind, "2026-01-01", party, kind + "-" + lot.number());
        return events;
    }

    private void pack(Level level, PostgresRows event, PostgresRows link) throws IOException {
        Level below = LotPlan.LEVELS.get(LotPlan.LEVELS.indexOf(level) - 1);
        for (long parent = 0; parent < lot.count(level); parent++) {
            int packed = add(event, "pack", LotPlan.MAKER);
            for (long child : lot.some(below, parent * lot.filling().of(level), lot.held(level, parent))) {
                link.add(child, lot.code(level, parent), packed, PostgresRows.NULL);
            }
        }
    }

    private void happen(PostgresRows event, PostgresRows befallen) throws IOException {
        for (Level level : LotPlan.LEVELS.subList(1, 3)) {
            for (long code = 0; code < lot.count(level); code++) {
                befallen.add(add(event, "inspect", LotPlan.MAKER), lot.code(level, code));
            }
        }
        for (long container = 0; container < lot.count(Level.CONTAINER); container++) {
            for (String kind : new String[] {"ship", "receive", "inspect", "ship", "receive"}) {
                befallen.add(add(event, kind, Past.PORT), lot.code(Level.CONTAINER, container));
            }
        }
    }

    private void fillRest() throws SQLException {
        String batch = lot.batch(Level.UNIT).substring(1);
        for (int i = 1; i <= 2; i++) {
            execute("INSERT INTO event VALUES (" + (events + i) + ", 'issue', '2026-01-01', 'maker', ''); INSERT INTO event_batch VALUES (" + (events + i) + ", " + batch + ")");
        }
        for (int i = 1; i <= LOT; i++) {
            int event = events + 2 + i;
            execute("INSERT INTO event VALUES (" + event + ", 'transform', '2026-01-01', 'maker', ''); INSERT INTO made VALUES (" + event + ", " + (i - 1) + ", " + i + ")");
        }
    }

    /** Starts the server anew with nothing in memory, and traces units at random. */
    Histogram traceCold(int traces, Random random) throws IOException, InterruptedException, SQLException {
        connection.close();
        cluster.restartCold();
        connection = cluster.connect();
        Histogram times = new Histogram(3);
        try (PreparedStatement trace = connection.prepareStatement(TRACE)) {
            for (int i = 0; i < traces; i++) {
                trace.setLong(1, lot.code(Level.UNIT, random.nextLong(lot.units())));
                long startNs = System.nanoTime();
                int rows = count(trace);
                times.recordValue(System.nanoTime() - startNs);
                if (rows != Past.EVENTS + Past.TRANSFORMS) {
                    throw new IllegalStateException("PostgreSQL: expected " + (Past.EVENTS + Past.TRANSFORMS) + " events actual " + rows + " for " + past);
                }
            }
        }
        return times;
    }

    private static int count(PreparedStatement trace) throws SQLException {
        int count = 0;
        try (ResultSet rows = trace.executeQuery()) {
            while (rows.next()) {
                count += rows.getString(2).isEmpty() ? 0 : 1;
            }
        }
        return count;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
