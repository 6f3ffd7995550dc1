package suma.resolver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import suma.engine.EngineConfig;
import suma.engine.TradeConfig;
import suma.resolver.backup.BackupConfig;
import suma.resolver.http.HttpConfig;
import suma.resolver.json.JsonIn;
import suma.resolver.json.TextRule;
import suma.resolver.limit.LimitConfig;
import suma.resolver.limit.Network;
import suma.resolver.limit.Rate;
import suma.resolver.resp.RespConfig;
import suma.resolver.tls.TlsConfig;
import suma.resolver.watch.AlertConfig;
import suma.resolver.watch.AlertConfigFields;

/** A configuration file while it is read. */
final class ConfigFields {
    private static final int MOST_LOOPS = 1024;
    private static final int MOST_CONNECTIONS = 1_000_000;
    private static final int LONGEST_SECONDS = 86_400;
    private static final int LONGEST_PATH = 4096;
    private static final int MOST_ADDRESSES = 1 << 24;
    private static final int LARGEST_BYTES = 1 << 30;
    private static final Pattern STEM = Pattern.compile("https?://[A-Za-z0-9.:\\[\\]-]{1,255}(/[A-Za-z0-9._~-]+)*");

    private final Map<String, Integer> told = new HashMap<>();
    private final Map<String, Integer> toldOfResp = new HashMap<>();
    private final List<Network> proxies = new ArrayList<>();
    private final TradeFields trade = new TradeFields();
    private final AlertConfigFields alerts = new AlertConfigFields();
    private final TlsFields tls = new TlsFields();
    private boolean schemes;
    private String stem = "";
    private String backupFolder = "";
    private String passphraseFile = "";

    void read(JsonIn in) {
        for (boolean more = in.beginObject() && in.nextField(); more; more = in.nextField()) {
            switch (in.field()) {
                case "http" -> readHttp(in);
                case "resp" -> readResp(in);
                case "engine" -> readEngine(in);
                case "trade" -> trade.read(in);
                case "schemes" -> {
                    schemes = true;
                    in.skipValue();
                }
                case "alerts" -> alerts.read(in);
                case "backup" -> readBackup(in);
                case "tls" -> tls.read(in);
                case "stem" -> stem = in.text(ConfigFields::stemProblem);
                default -> in.unknownField();
            }
        }
    }

    private void readBackup(JsonIn in) {
        for (boolean more = in.beginObject() && in.nextField(); more; more = in.nextField()) {
            switch (in.field()) {
                case "folder" -> backupFolder = in.text(TextRule.upTo(LONGEST_PATH));
                case "passphraseFile" -> passphraseFile = in.text(TextRule.upTo(LONGEST_PATH));
                default -> in.unknownField();
            }
        }
        if (backupFolder.isEmpty() || passphraseFile.isEmpty()) {
            in.fault("expected folder and passphraseFile");
        }
    }

    private static String stemProblem(String text) {
        return STEM.matcher(text).matches() ? TextRule.FINE
                : "expected http or https, a host and no last slash, actual " + TextRule.quoted(text);
    }

    private void readHttp(JsonIn in) {
        for (boolean more = in.beginObject() && in.nextField(); more; more = in.nextField()) {
            switch (in.field()) {
                case "eventLoops" -> number(in, 1, MOST_LOOPS);
                case "maxConnections" -> number(in, 1, MOST_CONNECTIONS);
                case "silentSeconds", "idleSeconds", "bodySeconds", "drainSeconds" -> number(in, 1, LONGEST_SECONDS);
                case "jsonBodyBytes", "lineBytes" -> number(in, 1024, LARGEST_BYTES);
                case "linesInFlight" -> number(in, 1, 1 << 20);
                case "publicPerSecond" -> number(in, 0, Rate.MOST_PER_SECOND);
                case "publicBurst" -> number(in, 1, Rate.MOST_PER_SECOND);
                case "publicAddresses" -> number(in, 1, MOST_ADDRESSES);
                case "trustedProxies" -> readProxies(in);
                default -> in.unknownField();
            }
        }
    }

    private void readResp(JsonIn in) {
        for (boolean more = in.beginObject() && in.nextField(); more; more = in.nextField()) {
            switch (in.field()) {
                case "eventLoops" -> toldOfResp.put(in.field(), (int) in.number(1, MOST_LOOPS));
                case "maxConnections" -> toldOfResp.put(in.field(), (int) in.number(1, MOST_CONNECTIONS));
                case "silentSeconds", "commandSeconds", "idleSeconds", "readerSeconds", "drainSeconds" ->
                        toldOfResp.put(in.field(), (int) in.number(1, LONGEST_SECONDS));
                case "commandBytes" -> toldOfResp.put(in.field(), (int) in.number(1024, LARGEST_BYTES));
                default -> in.unknownField();
            }
        }
    }

    private void readProxies(JsonIn in) {
        for (boolean more = in.beginArray() && in.nextElement(); more; more = in.nextElement()) {
            String text = in.text(spoken -> Network.of(spoken).isPresent() ? TextRule.FINE
                    : "expected an address, or a block as in 10.0.0.0/8, actual " + TextRule.quoted(spoken));
            Network.of(text).ifPresent(proxies::add);
        }
    }

    private void readEngine(JsonIn in) {
        for (boolean more = in.beginObject() && in.nextField(); more; more = in.nextField()) {
            if (in.field().equals("ringSize")) {
                number(in, 2, 1 << 24);
                if (Integer.bitCount(ringSize()) != 1) {
                    in.fault("expected a power of two, actual " + ringSize());
                }
            } else {
                in.unknownField();
            }
        }
    }

    private void number(JsonIn in, int min, int max) {
        told.put(in.field(), (int) in.number(min, max));
    }

    HttpConfig http() {
        HttpConfig usual = HttpConfig.standard();
        return new HttpConfig(told("eventLoops", usual.eventLoops()), told("maxConnections", usual.maxConnections()),
                told("silentSeconds", usual.silentSeconds()), told("idleSeconds", usual.idleSeconds()),
                told("bodySeconds", usual.bodySeconds()), told("drainSeconds", usual.drainSeconds()),
                told("jsonBodyBytes", usual.jsonBodyBytes()), told("lineBytes", usual.lineBytes()),
                told("linesInFlight", usual.linesInFlight()), limits());
    }

    private LimitConfig limits() {
        LimitConfig usual = LimitConfig.standard();
        Rate rate = new Rate(told("publicPerSecond", usual.publicRate().perSecond()), told("publicBurst", usual.publicRate().burst()));
        return new LimitConfig(rate, told("publicAddresses", usual.addresses()), List.copyOf(proxies));
    }

    RespConfig resp() {
        RespConfig usual = RespConfig.standard();
        return new RespConfig(respTold("eventLoops", usual.eventLoops()), respTold("maxConnections", usual.maxConnections()),
                respTold("silentSeconds", usual.silentSeconds()), respTold("commandSeconds", usual.commandSeconds()), respTold("idleSeconds", usual.idleSeconds()),
                respTold("readerSeconds", usual.readerSeconds()), respTold("drainSeconds", usual.drainSeconds()),
                respTold("commandBytes", usual.commandBytes()));
    }

    private int respTold(String name, int usual) {
        return toldOfResp.getOrDefault(name, usual);
    }

    int ringSize() {
        return told("ringSize", EngineConfig.DEFAULT_RING_SIZE);
    }

    TradeConfig trade() {
        return trade.config();
    }

    boolean hasSchemes() {
        return schemes;
    }

    AlertConfig alerts() {
        return alerts.config();
    }

    String stem() {
        return stem;
    }

    Optional<TlsConfig> tls() {
        return tls.config();
    }

    Optional<BackupConfig> backup() {
        return backupFolder.isEmpty() ? Optional.empty() : Optional.of(new BackupConfig(Path.of(backupFolder), Path.of(passphraseFile)));
    }

    private int told(String name, int usual) {
        return told.getOrDefault(name, usual);
    }
}
