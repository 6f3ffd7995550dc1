package suma.loadgen;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The calls as prepared statements over one connection, each its own durable transaction; their answers are checked like all. */
final class PostgresCalls {
    private static final String RESOLVE = """
            SELECT c.code, c.state, c.parent, c.sold_at, c.sold_by, b.batch, b.product, b.lot, b.recalled
            FROM loadgen.code c JOIN loadgen.batch b USING (batch) WHERE c.code = ?""";
    private static final String BASKET = """
            SELECT c.code, c.state, c.parent, c.sold_at, c.sold_by, b.batch, b.product, b.lot, b.recalled
            FROM loadgen.code c JOIN loadgen.batch b USING (batch) WHERE c.code = ANY (?)""";
    private static final String CHECKOUT = """
            UPDATE loadgen.code SET state = 3, sold_at = now(), sold_by = ? WHERE code = ? AND state = 2 RETURNING batch""";
    private static final String PACK = """
            UPDATE loadgen.code SET parent = ?, state = 2 WHERE code = ANY (?) AND parent IS NULL AND state <= 2""";
    private static final String ISSUE = """
            WITH made AS (INSERT INTO loadgen.batch (batch, product, lot, quantity) SELECT ?, 'loadgen-unit', ?, ? RETURNING batch)
            INSERT INTO loadgen.code (code, batch, state)
            SELECT '8200099' || lpad((nextval('loadgen.ordered') * 73687879733 % 10000000000000)::text, 13, '0'), made.batch, 1 FROM made, generate_series(1, ?)""";
    private static final String TRACE = """
            WITH RECURSIVE up AS (SELECT *, 0 AS depth FROM loadgen.code WHERE code = ?
                UNION ALL SELECT p.*, up.depth + 1 FROM loadgen.code p JOIN up ON p.code = up.parent)
            SELECT up.code, up.state, up.sold_at, up.sold_by, b.batch, b.lot FROM up JOIN loadgen.batch b USING (batch) ORDER BY depth""";
    private static final String RECALL = "UPDATE loadgen.batch SET recalled = true WHERE batch = ?";

    private final Connection connection;
    private final PreparedStatement resolve;
    private final PreparedStatement basket;
    private final PreparedStatement checkout;
    private final PreparedStatement pack;
    private final PreparedStatement issue;
    private final PreparedStatement trace;
    private final PreparedStatement recall;

    PostgresCalls(Connection connection) throws SQLException {
        this.connection = connection;
        resolve = connection.prepareStatement(RESOLVE);
        basket = connection.prepareStatement(BASKET);
        checkout = connection.prepareStatement(CHECKOUT);
        pack = connection.prepareStatement(PACK);
        issue = connection.prepareStatement(ISSUE);
        trace = connection.prepareStatement(TRACE);
        recall = connection.prepareStatement(RECALL);
    }

    /** Does what a call asks; what is wrong with the answer, or {@link Judge#FINE}. */
    String problem(Sent sent) throws SQLException {
        Call call = sent.call();
        int number = sent.number();
        if (call instanceof Call.Resolve asked) {
            return resolve(asked.codes(), number, asked.expected());
        }
        if (call instanceof Call.Basket asked) {
            return basket(asked, number);
        }
        if (call instanceof Call.Checkout sale) {
            return checkout(sale, number);
        }
        if (call instanceof Call.Pack packing) {
            return pack(packing, number);
        }
        if (call instanceof Call.Issue order) {
            return issue(order, number);
        }
        return call instanceof Call.Recall asked ? recall(asked.codes().batch()) : trace(((Call.Trace) call).codes(), number);
    }

    private static String told(boolean right, String expected) {
        return right ? Judge.FINE : expected + ", actual another answer";
    }

    private String resolve(CodeStock codes, int number, Standing expected) throws SQLException {
        String code = codes.text(number);
        resolve.setString(1, code);
        try (ResultSet row = resolve.executeQuery()) {
            boolean found = row.next();
            if (expected == Standing.NOT_ISSUED || expected == Standing.NO_CODE) {
                return told(!found, "resolve: expected no row");
            }
            int state = expected == Standing.SOLD ? PostgresStockroom.SOLD : PostgresStockroom.IN_TRADE;
            boolean right = found && row.getString(1).equals(code) && row.getInt(2) == state && row.getString(6).equals(codes.batch())
                    && row.getBoolean(9) == (expected == Standing.RECALLED);
            return told(right, "resolve: expected " + code + " with its batch, " + expected.text());
        }
    }

    private String basket(Call.Basket asked, int number) throws SQLException {
        String[] codes = new String[asked.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = asked.codes().text(asked.index(number, i));
        }
        basket.setArray(1, texts(codes));
        int found = 0;
        try (ResultSet row = basket.executeQuery()) {
            while (row.next()) {
                found += row.getInt(2) == PostgresStockroom.IN_TRADE && row.getString(6).equals(asked.codes().batch()) ? 1 : 0;
            }
        }
        return told(found == codes.length, "basket: expected " + codes.length + " codes in trade");
    }

    private Array texts(String[] codes) throws SQLException {
        return connection.createArrayOf("text", codes);
    }

    /** What was not sold now, must have been sold before by the one expected. */
    private String checkout(Call.Checkout sale, int number) throws SQLException {
        checkout.setString(1, sale.party());
        checkout.setString(2, sale.codes().text(number));
        boolean sold;
        try (ResultSet row = checkout.executeQuery()) {
            sold = row.next();
        }
        if (sold != (sale.expected() == Standing.OK)) {
            return "checkout: expected verdict " + sale.expected().text() + ", actual another";
        }
        return sold ? Judge.FINE : resolve(sale.codes(), number, Standing.SOLD);
    }

    private String pack(Call.Pack packing, int number) throws SQLException {
        String[] units = new String[packing.children()];
        for (int i = 0; i < units.length; i++) {
            units[i] = packing.units().text(packing.unit(number, i));
        }
        pack.setString(1, packing.cases().text(number));
        pack.setArray(2, texts(units));
        return told(pack.executeUpdate() == units.length, "pack: expected " + units.length + " rows to change");
    }

    private String issue(Call.Issue order, int number) throws SQLException {
        issue.setString(1, order.lot(number));
        issue.setString(2, order.lot(number));
        issue.setInt(3, order.quantity());
        issue.setInt(4, order.quantity());
        return told(issue.executeUpdate() == order.quantity(), "issue: expected " + order.quantity() + " rows");
    }

    private String recall(String batch) throws SQLException {
        recall.setString(1, batch);
        return told(recall.executeUpdate() == 1, "recall: expected one row to change");
    }

    private String trace(CodeStock codes, int number) throws SQLException {
        trace.setString(1, codes.text(number));
        try (ResultSet row = trace.executeQuery()) {
            return told(row.next() && row.getString(5).equals(codes.batch()) && row.next(), "trace: expected the code, its batch and its case");
        }
    }
}
