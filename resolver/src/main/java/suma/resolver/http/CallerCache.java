package suma.resolver.http;

import java.util.Optional;
import suma.resolver.key.ApiKey;
import suma.resolver.key.ApiKeys;

/** Remembers which key a connection showed last, so that the digest is not computed for every request. */
final class CallerCache {
    private static final String SCHEME = "Bearer ";

    private final ApiKeys keys;
    private Object version;
    private String authorization = "";
    private Optional<ApiKey> caller = Optional.empty();

    CallerCache(ApiKeys keys) {
        this.keys = keys;
    }

    Optional<ApiKey> identify(String header) {
        Object now = keys.version();
        if (version != now || !authorization.equals(header)) {
            boolean bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
            caller = bearer ? keys.find(header.substring(SCHEME.length()).strip()) : Optional.empty();
            authorization = header;
            version = now;
        }
        return caller;
    }
}
