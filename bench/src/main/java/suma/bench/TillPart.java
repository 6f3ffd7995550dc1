package suma.bench;

import java.io.IOException;
import java.sql.SQLException;

/** One comparison at the till: declares its figures when made, and adds a value to each with every run. */
interface TillPart extends AutoCloseable {
    void run() throws IOException, InterruptedException, SQLException;

    @Override
    void close() throws IOException, InterruptedException, SQLException;
}
