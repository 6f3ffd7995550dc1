package suma.resolver;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import suma.resolver.call.FieldRules;
import suma.resolver.json.JsonIn;
import suma.resolver.json.TextRule;
import suma.resolver.tls.TlsConfig;
import suma.resolver.tls.TlsConfig.Clients;

/** The encryption in a configuration file, while it is read. */
final class TlsFields {
    private static final int LONGEST_PATH = 4096;
    private static final List<String> CLIENTS = Arrays.stream(Clients.values()).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();

    private Optional<Path> certificate = Optional.empty();
    private Optional<Path> key = Optional.empty();
    private Optional<Path> passphraseFile = Optional.empty();
    private Optional<Path> clientCa = Optional.empty();
    private Clients clients = Clients.NONE;

    void read(JsonIn in) {
        for (boolean more = in.beginObject() && in.nextField(); more; more = in.nextField()) {
            switch (in.field()) {
                case "certificate" -> certificate = path(in);
                case "key" -> key = path(in);
                case "passphraseFile" -> passphraseFile = path(in);
                case "clientCa" -> clientCa = path(in);
                case "clients" -> clients = clients(in);
                default -> in.unknownField();
            }
        }
        check(in);
    }

    private static Optional<Path> path(JsonIn in) {
        return Optional.of(in.text(TextRule.upTo(LONGEST_PATH))).map(Path::of);
    }

    /** The first of them where the text is none, which is a mistake by then. */
    private static Clients clients(JsonIn in) {
        return Clients.values()[Math.max(0, CLIENTS.indexOf(in.text(FieldRules.oneOf(CLIENTS))))];
    }

    private void check(JsonIn in) {
        if (certificate.isEmpty() || key.isEmpty()) {
            in.fault("expected certificate and key");
        }
        if (clientCa.isPresent() == (clients == Clients.NONE)) {
            in.fault("expected clientCa together with clients optional or required");
        }
    }

    Optional<TlsConfig> config() {
        return certificate.isEmpty() || key.isEmpty() ? Optional.empty()
                : Optional.of(new TlsConfig(certificate.get(), key.get(), passphraseFile, clientCa, clients));
    }
}
