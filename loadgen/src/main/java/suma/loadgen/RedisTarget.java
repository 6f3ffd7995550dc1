package suma.loadgen;

import java.io.IOException;
import java.net.URI;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Redis as a cache of Suma's answers. */
record RedisTarget(URI address, Links links, RedisStockroom stockroom) implements Target {
    @Override
    public Set<Operation> takes() {
        return EnumSet.of(Operation.RESOLVE, Operation.BASKET);
    }

    @Override
    public Transport connect() throws IOException {
        return links.connect(address, new RespWire(Optional.empty(), Reply.Kind.NONE));
    }
}
