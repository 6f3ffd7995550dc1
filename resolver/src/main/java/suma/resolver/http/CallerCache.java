package suma.resolver.http;

import java.util.Optional;
import suma.resolver.key.ApiKey;
import suma.resolver.limit.Admission;
import suma.resolver.limit.Meter;

/** Remembers which key a connection showed last, so that the digest is not computed for every request. */
final class CallerCache {
    private static final String SCHEME = "Bearer ";

    private final Admission admission;
    private Object version;
    private String authorization = "";
    private Optional<ApiKey> caller = Optional.empty();
    private Meter meter = Meter.OPEN;

    CallerCache(Admission admission) {
        this.admission = admission;
    }

    /** Changes whenever a key was added or revoked; compare by identity. */
    Object keysVersion() {
        return admission.keys().version();
    }

    Optional<ApiKey> identify(String header) {
        Object now = keysVersion();
        if (version != now || !authorization.equals(header)) {
            boolean bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
            caller = bearer ? admission.keys().find(header.substring(SCHEME.length()).strip()) : Optional.empty();
            meter = caller.map(admission::meter).orElse(Meter.OPEN);
            authorization = header;
            version = now;
        }
        return caller;
    }

    /** Of the key identified last, 0 for none. */
    int number() {
        return caller.isPresent() ? caller.get().number() : 0;
    }

    /** Counts what the caller identified last asks for. */
    Meter meter() {
        return meter;
    }
}
