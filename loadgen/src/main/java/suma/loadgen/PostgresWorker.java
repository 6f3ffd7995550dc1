package suma.loadgen;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.function.LongSupplier;
import suma.loadgen.PostgresTransport.Done;

/** Works off calls over one connection until it is interrupted or the connection is lost. */
final class PostgresWorker implements Runnable {
    private static final String LOST = "08";
    private static final String SHUT_DOWN = "57P";

    private final Connection connection;
    private final PostgresCalls calls;
    private final BlockingQueue<Sent> due;
    private final BlockingQueue<Done> done;
    private final LongSupplier clockNs;

    PostgresWorker(String url, BlockingQueue<Sent> due, BlockingQueue<Done> done, LongSupplier clockNs) throws IOException {
        this.due = due;
        this.done = done;
        this.clockNs = clockNs;
        try {
            connection = DriverManager.getConnection(url);
            calls = new PostgresCalls(connection);
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void run() {
        try (connection) {
            boolean open = true;
            while (open) {
                open = work(due.take());
            }
        } catch (InterruptedException | SQLException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the connection is still there. */
    private boolean work(Sent sent) {
        try {
            String problem = calls.problem(sent);
            done.add(new Done(sent, clockNs.getAsLong(), problem));
            return true;
        } catch (SQLException e) {
            done.add(new Done(sent, clockNs.getAsLong(), sent.call().operation().text() + ": " + e.getMessage()));
            return e.getSQLState() == null || !e.getSQLState().startsWith(LOST) && !e.getSQLState().startsWith(SHUT_DOWN);
        }
    }
}
