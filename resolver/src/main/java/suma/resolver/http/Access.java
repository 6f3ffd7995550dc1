package suma.resolver.http;

import java.util.EnumSet;
import java.util.Set;
import suma.resolver.key.Role;

/**
 * Who may use a route.
 *
 * @param limited callers without a key are held to a rate by their address
 */
public record Access(boolean withoutKey, boolean limited, Set<Role> roles) {

    /** Everybody, without a key. */
    public static Access anybody() {
        return new Access(true, false, EnumSet.allOf(Role.class));
    }

    /** Everybody, but without a key not without limit. */
    public static Access publicly() {
        return new Access(true, true, EnumSet.allOf(Role.class));
    }

    public static Access anyKey() {
        return new Access(false, true, EnumSet.allOf(Role.class));
    }

    /** The given roles and the admin. */
    public static Access only(Role... roles) {
        Set<Role> allowed = EnumSet.of(Role.ADMIN, roles);
        return new Access(false, true, allowed);
    }
}
