package suma.bench;

import java.io.IOException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads every record of a server that was started again, and looks for what had been acknowledged. */
final class OverloadAudit {
    private static final Pattern RECORD = Pattern.compile("^\\{\"sequence\":(\\d+),.*?\"type\":\"(\\w+)\"");
    private static final Pattern LOT = Pattern.compile("\"lot\":\"([^\"]*)\"");

    private final Map<OverloadGoods.Kind, Set<String>> recorded = new EnumMap<>(OverloadGoods.Kind.class);

    private OverloadAudit() {
        for (OverloadGoods.Kind kind : OverloadGoods.Kind.values()) {
            recorded.put(kind, new HashSet<>());
        }
    }

    /** How many of them the log does not have. */
    static long missing(Set<OverloadTally.Acknowledged> acknowledged, SumaProcess suma) throws IOException {
        OverloadAudit audit = new OverloadAudit();
        new KillClient(suma.http().toString(), suma.key()).lines(KillRequest.get("/v1/feed?wait=0&after=0"), KillClient.PATIENT, audit::take);
        return acknowledged.stream().filter(one -> !audit.recorded.get(one.kind()).contains(one.name())).count();
    }

    private void take(String line) {
        Matcher record = RECORD.matcher(line);
        if (!record.find()) {
            throw new IllegalStateException("feed: expected a record, actual " + line);
        }
        for (OverloadGoods.Kind kind : OverloadGoods.Kind.values()) {
            if (record.group(2).equals(kind.name().toLowerCase(Locale.ROOT))) {
                recorded.get(kind).add(kind == OverloadGoods.Kind.ORDER ? lot(line) : record.group(1));
            }
        }
    }

    private static String lot(String line) {
        Matcher lot = LOT.matcher(line);
        return lot.find() ? lot.group(1) : "";
    }
}
