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
    private Optional<ApiKey> shown = Optional.empty();
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
            shown = bearer ? admission.keys().given(header.substring(SCHEME.length()).strip()) : Optional.empty();
            caller = shown.filter(key -> key.revoked().isEmpty());
            meter = caller.map(admission::meter).orElse(Meter.OPEN);
            authorization = header;
            version = now;
        }
        return caller;
    }

    /** The key shown last, where it was revoked. */
    Optional<ApiKey> revoked() {
        return shown.filter(key -> key.revoked().isPresent());
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
