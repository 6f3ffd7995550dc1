package suma.resolver.resp;

import java.net.InetAddress;
import java.util.Optional;
import suma.engine.command.Caller;
import suma.resolver.key.ApiKey;
import suma.resolver.key.ApiKeys;
import suma.resolver.key.Role;
import suma.resolver.limit.Admission;
import suma.resolver.limit.Meter;
import suma.resolver.limit.Refused;

/** Who speaks on a connection, and how. */
final class Session {
    /** Keys that a connection may show in vain. */
    static final int MOST_FAILURES = 8;
    static final int NOBODY = 0;

    private final Admission admission;
    private final ApiKeys keys;
    private final boolean open;
    private final long id;
    private final InetAddress peer;
    private Object version = "";
    private Optional<ApiKey> key = Optional.empty();
    private Meter meter = Meter.OPEN;
    private int failures;
    private int protocol = 2;
    private String name = "";

    /** @param open everybody may do everything, without a key */
    Session(Admission admission, boolean open, InetAddress peer, long id) {
        this.admission = admission;
        keys = admission.keys();
        this.open = open;
        this.id = id;
        this.peer = peer;
    }

    boolean authenticate(String text) {
        version = keys.version();
        Optional<ApiKey> given = keys.given(text);
        hold(given.filter(held -> held.revoked().isEmpty()));
        if (key.isEmpty()) {
            failures++;
            admission.refusals().add(given.isPresent() ? Refused.REVOKED_KEY : Refused.UNKNOWN_KEY, given.map(ApiKey::number).orElse(NOBODY), peer, "AUTH");
        }
        return key.isPresent();
    }

    /** Remembers that a command was refused for who speaks. */
    void refused(Refused why, String command) {
        admission.refusals().add(why, caller(), peer, command);
    }

    private void hold(Optional<ApiKey> shown) {
        key = shown;
        meter = shown.map(admission::meter).orElse(Meter.OPEN);
    }

    /** Counts what is asked for with the key. */
    Meter meter() {
        return meter;
    }

    boolean triedTooOften() {
        return failures >= MOST_FAILURES;
    }

    boolean known() {
        return open || inForce();
    }

    private boolean inForce() {
        if (key.isPresent() && version != keys.version()) {
            int number = key.get().number();
            version = keys.version();
            hold(keys.all().stream().filter(held -> held.number() == number && held.revoked().isEmpty()).findFirst());
        }
        return key.isPresent();
    }

    /** May look codes up and sell them. */
    boolean mayUseCodes() {
        return open || inForce() && (key.get().role() == Role.POS || key.get().role() == Role.ADMIN);
    }

    String role() {
        return key.map(held -> held.role().text()).orElse("none");
    }

    /** Who speaks, for the log. */
    Caller speaker() {
        return Caller.at(caller(), peer);
    }

    int caller() {
        return key.isPresent() ? key.get().number() : NOBODY;
    }

    void reset() {
        hold(Optional.empty());
        protocol = 2;
        name = "";
    }

    int protocol() {
        return protocol;
    }

    void protocol(int chosen) {
        protocol = chosen;
    }

    String name() {
        return name;
    }

    void name(String chosen) {
        name = chosen;
    }

    long id() {
        return id;
    }
}
