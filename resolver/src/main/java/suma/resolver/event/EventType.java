package suma.resolver.event;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import suma.resolver.call.FieldRules;
import suma.resolver.json.TextRule;
import suma.resolver.key.Role;

/** What can happen to codes, and who may say so beside the admin. */
public enum EventType {
    COMMISSION(Role.LINE), PACK(Role.LINE), UNPACK(Role.LINE, Role.TRADE), SHIP(Role.TRADE), RECEIVE(Role.TRADE),
    SELL(Role.TRADE), RETURN(Role.TRADE), INSPECT(Role.TRADE, Role.INSPECTOR), DESTROY(Role.TRADE);

    private static final List<String> TEXTS = Arrays.stream(values()).map(EventType::text).toList();
    static final TextRule RULE = FieldRules.oneOf(TEXTS);

    private final Set<Role> roles;

    EventType(Role... roles) {
        this.roles = EnumSet.of(Role.ADMIN, roles);
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    Set<Role> roles() {
        return roles;
    }

    /** The type of a text that {@link #RULE} let pass. */
    static EventType of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
