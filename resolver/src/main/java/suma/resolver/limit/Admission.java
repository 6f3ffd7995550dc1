package suma.resolver.limit;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import suma.resolver.key.ApiKey;
import suma.resolver.key.ApiKeys;

/** Knows the keys, and how often their holders and those without one may ask. Any thread may ask. */
public final class Admission {
    private final ApiKeys keys;
    private final LimitConfig config;
    private final AddressMeters addresses;
    private final Refusals refusals;
    private final Map<Integer, KeyMeter> meters = new ConcurrentHashMap<>();

    private record KeyMeter(int quota, Meter meter) {
    }

    public Admission(ApiKeys keys, LimitConfig config, Refusals refusals) {
        this.keys = keys;
        this.config = config;
        this.refusals = refusals;
        addresses = new AddressMeters(config.publicRate(), config.addresses(), new SecureRandom().nextLong());
    }

    public ApiKeys keys() {
        return keys;
    }

    /** Where whoever is not let in is told of. */
    public Refusals refusals() {
        return refusals;
    }

    /** The meter of a key, the same for all its holder's connections. Begins in the past: the request that shows the key first has begun before. */
    public Meter meter(ApiKey key) {
        return meters.compute(key.number(), (number, known) -> known != null && known.quota == key.quota() ? known
                : new KeyMeter(key.quota(), new Meter(Rate.of(key.quota()), System.nanoTime() - TimeUnit.SECONDS.toNanos(1)))).meter;
    }

    /** Lets one request without a key through and answers 0, or answers how many ns to wait. */
    public long takeOfAddress(InetAddress peer, String forwardedFor, long nowNs) {
        return addresses.take(Network.client(client(peer, forwardedFor)), nowNs);
    }

    /** Whose request it is: the peer's, or, where a trusted proxy passes it on, the last one named that is not a trusted proxy itself. */
    public InetAddress client(InetAddress peer, String forwardedFor) {
        if (forwardedFor.isEmpty() || !trusted(peer)) {
            return peer;
        }
        String[] named = forwardedFor.split(",");
        InetAddress client = peer;
        for (int i = named.length - 1; i >= 0 && trusted(client); i--) {
            Optional<InetAddress> next = Network.addressOf(named[i].strip());
            if (next.isEmpty()) {
                return client;
            }
            client = next.get();
        }
        return client;
    }

    private boolean trusted(InetAddress address) {
        return config.trustedProxies().stream().anyMatch(proxy -> proxy.contains(address));
    }
}
