package suma.loadgen;

import java.io.IOException;
import java.net.URI;

/**
 * How a target is connected to.
 *
 * @param depth calls that one connection may have on their way
 */
record Links(int connections, int depth) {
    Transport connect(URI address, Wire wire) throws IOException {
        return new SocketTransport(address, wire, connections, depth, System::nanoTime);
    }
}
