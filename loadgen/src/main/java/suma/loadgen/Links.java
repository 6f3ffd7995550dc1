package suma.loadgen;

import java.io.IOException;
import java.net.URI;
import java.util.BitSet;
import java.util.Optional;
import net.openhft.affinity.Affinity;

/**
 * How a target is connected to.
 *
 * @param depth calls that one connection may have on their way
 * @param core  where the thread that sends has no other beside it
 */
record Links(int connections, int depth, Optional<Integer> core) {
    /** What is wrong with them as options, or empty. */
    String problem() {
        if (core.isPresent() && (core.get() < 0 || core.get() >= Runtime.getRuntime().availableProcessors())) {
            return "--core: expected a core of this machine, from 0 on, actual " + core.get();
        }
        return connections > 0 && depth > 0 ? "" : "--connections, --pipeline: expected more than 0";
    }

    Transport connect(URI address, Wire wire) throws IOException {
        return new SocketTransport(address, wire, this, System::nanoTime);
    }

    /** Runs a loop on its core, if it has one. */
    RunEnd run(LoadLoop loop) {
        return core.isPresent() ? runOn(core.get(), loop) : loop.run();
    }

    private static RunEnd runOn(int core, LoadLoop loop) {
        BitSet before = Affinity.getAffinity();
        Affinity.setAffinity(core);
        try {
            return loop.run();
        } finally {
            Affinity.setAffinity(before);
        }
    }
}
