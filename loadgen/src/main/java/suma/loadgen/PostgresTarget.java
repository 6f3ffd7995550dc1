package suma.loadgen;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/** PostgreSQL with a row a code, in a schema of the load generator's own. */
record PostgresTarget(String url, String run, int connections, int depth) implements Target {
    @Override
    public Set<Operation> takes() {
        return EnumSet.allOf(Operation.class);
    }

    @Override
    public Stockroom stockroom() throws LoadException {
        return new PostgresStockroom(url, run);
    }

    @Override
    public Transport connect() throws IOException {
        return new PostgresTransport(url, connections, depth, System::nanoTime);
    }
}
