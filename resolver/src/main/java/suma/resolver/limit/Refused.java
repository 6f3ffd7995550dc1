package suma.resolver.limit;

import java.util.Locale;

/** Why a caller was not let in. */
public enum Refused {
    /** No key was shown where one is needed. */
    NO_KEY,
    /** What was shown is no key that was ever given. */
    UNKNOWN_KEY,
    /** The key was revoked. */
    REVOKED_KEY,
    /** The key is not for this. */
    ROLE,
    /** More was asked than the rate of the key or address allows. */
    RATE;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
