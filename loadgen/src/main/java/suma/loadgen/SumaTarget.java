package suma.loadgen;

import java.io.IOException;
import java.net.URI;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Suma, by HTTP or by the Redis protocol; what scenarios start from is made over HTTP in both cases. */
record SumaTarget(URI address, Optional<String> key, Links links, SumaStockroom stockroom) implements Target {

    private boolean overHttp() {
        return address.getScheme().equals(TargetOptions.HTTP);
    }

    @Override
    public Set<Operation> takes() {
        return overHttp() ? EnumSet.allOf(Operation.class) : EnumSet.of(Operation.RESOLVE, Operation.BASKET, Operation.CHECKOUT);
    }

    @Override
    public Transport connect() throws IOException {
        Wire wire = overHttp() ? new HttpWire(address, key.orElse("")) : new RespWire(key, Reply.Kind.FOUND);
        return links.connect(address, wire);
    }
}
