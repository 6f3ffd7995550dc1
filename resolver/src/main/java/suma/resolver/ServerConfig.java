package suma.resolver;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import suma.engine.EngineConfig;
import suma.engine.TradeConfig;
import suma.engine.code.DefinitionException;
import suma.engine.code.Schemes;
import suma.resolver.backup.BackupConfig;
import suma.resolver.http.HttpConfig;
import suma.resolver.json.JsonIn;
import suma.resolver.json.MalformedJson;
import suma.resolver.resp.RespConfig;
import suma.resolver.tls.TlsConfig;
import suma.resolver.watch.AlertConfig;

/**
 * What a configuration file may set: {@code {"http": {…}, "resp": {…}, "engine": {"ringSize": 8192}, "trade":
 * {"custody": "refuse"}, "alerts": {…}, "schemes": […], "stem": "https://…",
 * "backup": {"folder": "…", "passphraseFile": "…"}, "tls": {"certificate": "…", "key": "…"}}}. The names below {@code http}, {@code resp}, {@code trade} and
 * {@code alerts} are those of {@link HttpConfig}, {@link RespConfig}, {@link TradeConfig} and {@link AlertConfig};
 * {@code checkoutUndoHours} for how long a checkout may be undone.
 *
 * @param stem scheme and host, without a last slash, of the addresses on labels; empty for those a caller used for this server
 * @param tls    connections of all protocols are encrypted, where told
 * @param backup where {@code POST /v1/backups} puts them; nowhere when absent
 */
record ServerConfig(HttpConfig http, RespConfig resp, int ringSize, TradeConfig trade, AlertConfig alerts, Schemes schemes,
        String stem, Optional<BackupConfig> backup, Optional<TlsConfig> tls) {

    ServerConfig(HttpConfig http, int ringSize, Schemes schemes) {
        this(http, RespConfig.standard(), ringSize, TradeConfig.STANDARD, AlertConfig.standard(), schemes, "", Optional.empty(), Optional.empty());
    }

    static ServerConfig standard() {
        return new ServerConfig(HttpConfig.standard(), EngineConfig.DEFAULT_RING_SIZE, Schemes.standard());
    }

    /** Reads a file; every mistake in it is named with its path. */
    static ServerConfig of(Optional<Path> file) throws IOException {
        return file.isEmpty() ? standard() : read(file.get());
    }

    private static ServerConfig read(Path file) throws IOException {
        byte[] json = Files.readAllBytes(file);
        ConfigFields fields = new ConfigFields();
        try (JsonIn in = JsonIn.of(json)) {
            fields.read(in);
            in.end();
            if (!in.faults().isEmpty()) {
                throw new IOException(file + ": " + in.faults().stream().map(f -> f.field() + ": " + f.reason())
                        .collect(Collectors.joining("; ")));
            }
        } catch (MalformedJson malformed) {
            throw new IOException(file + ": " + malformed.getMessage());
        }
        return new ServerConfig(fields.http(), fields.resp(), fields.ringSize(), fields.trade(), fields.alerts(),
                fields.hasSchemes() ? schemes(file, json) : Schemes.standard(), fields.stem(), fields.backup(), fields.tls());
    }

    private static Schemes schemes(Path file, byte[] json) throws IOException {
        try {
            return Schemes.load(new ByteArrayInputStream(json));
        } catch (DefinitionException mistake) {
            throw new IOException(file + ": " + mistake.getMessage(), mistake);
        }
    }
}
