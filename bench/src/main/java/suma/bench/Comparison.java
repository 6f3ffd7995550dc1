package suma.bench;

import java.io.IOException;
import java.sql.SQLException;

/** One comparison of a run: declares its figures when made, and adds a value to each with every run. */
interface Comparison extends AutoCloseable {
    void run() throws IOException, InterruptedException, SQLException;

    @Override
    void close() throws IOException, InterruptedException, SQLException;
}
