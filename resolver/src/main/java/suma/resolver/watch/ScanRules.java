package suma.resolver.watch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import suma.engine.alert.Alert;
import suma.engine.alert.AlertRule;
import suma.engine.catalog.Verdict;
import suma.resolver.limit.Network;
import suma.resolver.watch.ScanReports.Scan;

/** What public scans, and codes shown at tills, tell by themselves and in numbers. The watch's thread only. */
final class ScanRules {
    /** Products and addresses whose codes never issued are counted. */
    private static final int MOST_WATCHED = 1 << 14;

    private final AlertConfig config;
    private final Raising raising;
    private final Map<Alert.Subject, Window> windows = new Fading<>(MOST_WATCHED);
    /** Codes to raise alerts about, once all scans at hand are counted. */
    private final Map<Alert.Subject, AlertRule> found = new LinkedHashMap<>();

    ScanRules(AlertConfig config, Raising raising) {
        this.config = config;
        this.raising = raising;
    }

    void look(List<Scan> scans) {
        scans.forEach(this::count);
        found.forEach((subject, rule) -> raising.raise(rule, subject, Map.of()));
        found.clear();
    }

    private void count(Scan scan) {
        String address = Network.clientText(scan.client());
        if (scan.verdict() == Verdict.NOT_ISSUED) {
            boolean surge = surges(scan, address) | neverIssued(scan.product(), scan.code(), address, scan.atMs());
            if (!surge) {
                note(AlertRule.NEVER_ISSUED_SCAN, new Alert.OfText(scan.code()), address, scan.atMs());
            }
        } else {
            rule(scan.verdict()).ifPresent(rule -> note(rule, new Alert.OfCode(scan.codeId()), address, scan.atMs()));
        }
    }

    private void note(AlertRule rule, Alert.Subject subject, String address, long atMs) {
        if (config.tells(rule)) {
            raising.tally(rule, subject).add(address, "", atMs);
            found.put(subject, rule);
        }
    }

    private static Optional<AlertRule> rule(Verdict verdict) {
        return switch (verdict) {
            case RECALLED -> Optional.of(AlertRule.RECALLED_SCAN);
            case EXPIRED -> Optional.of(AlertRule.EXPIRED_SCAN);
            case DESTROYED -> Optional.of(AlertRule.DESTROYED_SCAN);
            default -> Optional.empty();
        };
    }

    private boolean surges(Scan scan, String address) {
        return surges(new Alert.OfAddress(address), config.surge().ofAddress(), scan.code(), "", scan.atMs());
    }

    /** Counts a code that looks like a product's and was never issued; true where there are too many of them. */
    boolean neverIssued(String product, String code, String address, long atMs) {
        return !product.isEmpty() && surges(new Alert.OfProduct(product), config.surge().ofProduct(), code, address, atMs);
    }

    private boolean surges(Alert.Subject subject, int most, String code, String address, long atMs) {
        if (!config.tells(AlertRule.SURGE)) {
            return false;
        }
        long lengthMs = TimeUnit.SECONDS.toMillis(config.surge().seconds());
        raising.tally(AlertRule.SURGE, subject).add(address, code, atMs);
        long count = windows.computeIfAbsent(subject, none -> new Window(lengthMs, atMs)).add(atMs);
        if (count < most) {
            return false;
        }
        Map<String, String> more = new TreeMap<>();
        more.put("inWindow", Long.toString(count));
        more.put("seconds", Integer.toString(config.surge().seconds()));
        raising.raise(AlertRule.SURGE, subject, more);
        return true;
    }
}
