package suma.resolver.http;

import java.util.EnumSet;
import java.util.Set;
import suma.resolver.key.Role;

/** Who may use a route. */
public record Access(boolean withoutKey, Set<Role> roles) {

    /** Everybody, without a key. */
    public static Access anybody() {
        return new Access(true, EnumSet.allOf(Role.class));
    }

    public static Access anyKey() {
        return new Access(false, EnumSet.allOf(Role.class));
    }

    /** The given roles and the admin. */
    public static Access only(Role... roles) {
        Set<Role> allowed = EnumSet.of(Role.ADMIN, roles);
        return new Access(false, allowed);
    }
}
