package suma.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import suma.engine.catalog.Level;

/**
 * A market in the usual tables: codes with what they are in, who has what since when, batches and companies. As in the engine,
 * what a thing is in says who has it: the nearest sale counts, or else the outermost holding.
 */
final class PostgresMarket implements AutoCloseable {
    private static final String TABLES = """
            CREATE TABLE party (id int PRIMARY KEY, name text NOT NULL UNIQUE, region text NOT NULL);
            CREATE TABLE batch (id int PRIMARY KEY, product text NOT NULL, lot text NOT NULL, maker int NOT NULL);
            CREATE TABLE code (id bigint PRIMARY KEY, text text COLLATE "C" NOT NULL, batch int NOT NULL, state text NOT NULL, parent bigint);
            CREATE TABLE custody (code bigint NOT NULL, party int NOT NULL, sale boolean NOT NULL, since timestamptz NOT NULL, until timestamptz)""";
    private static final String INDICES = """
            CREATE UNIQUE INDEX ON code (text);
            CREATE INDEX ON code (batch);
            CREATE INDEX ON code (parent);
            CREATE INDEX ON custody (code) WHERE until IS NULL;
            CREATE INDEX ON batch (product, lot);
            VACUUM ANALYZE;
            CHECKPOINT""";
    /** Every unit is followed up to what it is in, and on from there. */
    private static final String BY_UNIT = """
            WITH RECURSIVE covered AS (
                SELECT c.id, c.state, c.parent, b.maker FROM code c JOIN batch b ON b.id = c.batch WHERE b.product = ? AND b.lot = ?),
            above AS (
                SELECT id AS unit, id, parent, 0 AS height FROM covered
                UNION ALL SELECT a.unit, c.id, c.parent, a.height + 1 FROM above a JOIN code c ON c.id = a.parent),
            held AS (
                SELECT DISTINCT ON (a.unit) a.unit, h.party FROM above a JOIN custody h ON h.code = a.id AND h.until IS NULL
                ORDER BY a.unit, h.sale DESC, CASE WHEN h.sale THEN a.height ELSE -a.height END)
            SELECT c.state, p.name, p.region, count(*) FROM covered c LEFT JOIN held h ON h.unit = c.id
            JOIN party p ON p.id = coalesce(h.party, c.maker) GROUP BY 1, 2, 3""";
    /** Everything that something is in is followed up once, whatever it holds. */
    private static final String BY_CASE = """
            WITH RECURSIVE covered AS MATERIALIZED (
                SELECT c.id, c.state, c.parent, b.maker FROM code c JOIN batch b ON b.id = c.batch WHERE b.product = ? AND b.lot = ?),
            above AS (
                SELECT c.id AS box, c.id, c.parent, 1 AS height FROM (SELECT DISTINCT parent FROM covered) d JOIN code c ON c.id = d.parent
                UNION ALL SELECT a.box, c.id, c.parent, a.height + 1 FROM above a JOIN code c ON c.id = a.parent),
            held AS (
                SELECT DISTINCT ON (a.box) a.box, h.party, h.sale FROM above a JOIN custody h ON h.code = a.id AND h.until IS NULL
                ORDER BY a.box, h.sale DESC, CASE WHEN h.sale THEN a.height ELSE -a.height END)
            SELECT c.state, p.name, p.region, count(*) FROM covered c LEFT JOIN held h ON h.box = c.parent
            LEFT JOIN custody own ON own.code = c.id AND own.until IS NULL
            JOIN party p ON p.id = CASE WHEN own.sale THEN own.party ELSE coalesce(h.party, own.party, c.maker) END GROUP BY 1, 2, 3""";
    private static final String CONTENTS = """
            COPY (WITH RECURSIVE inside AS (
                SELECT id, text FROM code WHERE parent = (SELECT id FROM code WHERE text = '%s')
                UNION ALL SELECT c.id, c.text FROM inside i JOIN code c ON c.parent = i.id)
            SELECT text FROM inside) TO STDOUT""";
    private static final String SINCE = "2026-01-01";

    private final Connection connection;
    private final Market market;
    private final PreparedStatement byUnit;
    private final PreparedStatement byCase;

    /** @param texts of all lots, the market's first */
    PostgresMarket(PostgresCluster cluster, Market market, List<LotTexts> texts) throws SQLException, IOException {
        this.market = market;
        connection = cluster.connect();
        execute(TABLES);
        copyPlaces();
        for (LotTexts lot : texts) {
            copy(lot);
        }
        copyCustody();
        execute(INDICES);
        byUnit = connection.prepareStatement(BY_UNIT);
        byCase = connection.prepareStatement(BY_CASE);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String one : sql.split(";")) {
                statement.execute(one);
            }
        }
    }

    private void copyPlaces() throws SQLException, IOException {
        try (PostgresRows rows = new PostgresRows(connection, "party")) {
            for (int number = 0; number < market.places(); number++) {
                rows.add(number, market.place(number).id(), market.place(number).region());
            }
        }
    }

    private void copy(LotTexts texts) throws SQLException, IOException {
        LotPlan lot = texts.lot();
        try (PostgresRows rows = new PostgresRows(connection, "batch")) {
            for (Level level : LotPlan.LEVELS) {
                rows.add(lot.batch(level).substring(1), lot.product(level), lot.lot(), 0);
            }
        }
        try (PostgresRows rows = new PostgresRows(connection, "code")) {
            for (Level level : LotPlan.LEVELS) {
                for (long place = 0; place < lot.count(level); place++) {
                    rows.add(lot.code(level, place), texts.text(level, place), lot.batch(level).substring(1), state(lot, level, place), parent(lot, level, place));
                }
            }
        }
    }

    private boolean traded(LotPlan lot) {
        return lot.equals(market.lot());
    }

    private String state(LotPlan lot, Level level, long place) {
        return level == Level.UNIT && traded(lot) && market.sold(place) ? Market.SOLD : Market.COMMISSIONED;
    }

    private Object parent(LotPlan lot, Level level, long place) {
        boolean left = traded(lot) && (level == Level.UNIT && market.sold(place) || level == Level.CASE && market.inShop(place));
        if (level == Level.CONTAINER || left) {
            return PostgresRows.NULL;
        }
        Level above = LotPlan.LEVELS.get(LotPlan.LEVELS.indexOf(level) + 1);
        return lot.code(above, place / lot.filling().of(above));
    }

    /** Companies that no longer have a thing stand there too. */
    private void copyCustody() throws SQLException, IOException {
        LotPlan lot = market.lot();
        try (PostgresRows rows = new PostgresRows(connection, "custody")) {
            for (long container = 0; container < lot.count(Level.CONTAINER); container++) {
                rows.add(lot.code(Level.CONTAINER, container), 0, false, SINCE, SINCE);
                rows.add(lot.code(Level.CONTAINER, container), market.distributor(container).number(), false, SINCE, PostgresRows.NULL);
            }
            for (long box = 0; box < lot.count(Level.CASE); box++) {
                if (market.inShop(box)) {
                    rows.add(lot.code(Level.CASE, box), market.shop(box).number(), false, SINCE, PostgresRows.NULL);
                }
            }
            for (long unit = 0; unit < lot.units(); unit++) {
                if (market.sold(unit)) {
                    rows.add(lot.code(Level.UNIT, unit), market.shop(unit / lot.filling().units()).number(), true, SINCE, PostgresRows.NULL);
                }
            }
        }
    }

    Whereabouts impactByUnit() throws SQLException {
        return impact(byUnit);
    }

    Whereabouts impactByCase() throws SQLException {
        return impact(byCase);
    }

    private Whereabouts impact(PreparedStatement query) throws SQLException {
        query.setString(1, market.lot().product(Level.UNIT));
        query.setString(2, market.lot().lot());
        Whereabouts found = new Whereabouts();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getString(1), rows.getString(2), rows.getString(3), rows.getLong(4));
            }
        }
        return found;
    }

    /** Sends all that a code holds, a code a line, in no order. */
    void contents(String code, RawHttp.Sink sink) throws SQLException {
        CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(CONTENTS.formatted(code));
        for (byte[] line = copy.readFromCopy(); line != null; line = copy.readFromCopy()) {
            sink.accept(line, 0, line.length);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
