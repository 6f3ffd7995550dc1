package suma.resolver.key;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the holder of an API key may do. */
public enum Role {
    /** Everything. */
    ADMIN,
    /** Orders batches, commissions, packs. */
    LINE,
    /** Ships, receives, sells, returns, destroys. */
    TRADE,
    /** Resolves and checks out. */
    POS,
    /** Reads everything and recalls. */
    INSPECTOR;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String text) {
        return Arrays.stream(values()).filter(role -> role.text().equals(text)).findFirst();
    }
}
