package suma.loadgen;

import java.io.IOException;
import java.net.Socket;

/** A protocol: how calls are put in bytes, and how answers are read. Reuses what it reads into; for one thread. */
interface Wire {
    void write(Sent sent, Bytes out);

    /** Reads the answer that starts at {@code from}; false when not all of it is there yet. */
    boolean read(byte[] received, int from, int to) throws WireFault;

    /** Where the answer read last ended. */
    int end();

    /** What is wrong with the answer read last, or {@link Judge#FINE}. */
    String problem(Sent sent);

    /** Says what a new connection must say first. */
    void introduce(Socket connection) throws IOException;
}
