package suma.loadgen;

import java.io.IOException;
import java.util.Set;

/** What is put under load. */
interface Target {
    /** Calls that it knows of. */
    Set<Operation> takes();

    Stockroom stockroom() throws LoadException;

    Transport connect() throws IOException;
}
