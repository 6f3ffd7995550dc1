package suma.resolver.watch;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What has come together about one thing since an alert was last raised about it. */
final class Tally {
    private static final int MOST_ADDRESSES = 64;
    private static final int MOST_CODES = 3;

    private final Set<String> addresses = new LinkedHashSet<>();
    private final Set<String> codes = new LinkedHashSet<>();
    private long scans;
    private long firstMs;
    private long lastMs;

    void add(String address, String code, long atMs) {
        firstMs = scans == 0 ? atMs : Math.min(firstMs, atMs);
        lastMs = scans == 0 ? atMs : Math.max(lastMs, atMs);
        scans++;
        addBelow(MOST_ADDRESSES, addresses, address);
        addBelow(MOST_CODES, codes, code);
    }

    private static void addBelow(int most, Set<String> texts, String text) {
        if (!text.isEmpty() && texts.size() < most) {
            texts.add(text);
        }
    }

    long lastMs() {
        return lastMs;
    }

    SortedMap<String, String> evidence() {
        SortedMap<String, String> evidence = new TreeMap<>();
        evidence.put("scans", Long.toString(scans));
        evidence.put("firstAt", Instant.ofEpochMilli(firstMs).toString());
        evidence.put("lastAt", Instant.ofEpochMilli(lastMs).toString());
        if (!addresses.isEmpty()) {
            evidence.put("addresses", addresses.size() == MOST_ADDRESSES ? MOST_ADDRESSES + " or more" : Integer.toString(addresses.size()));
            evidence.put("address", addresses.iterator().next());
        }
        if (!codes.isEmpty()) {
            evidence.put("codes", String.join(" ", codes));
        }
        return evidence;
    }

    void clear() {
        addresses.clear();
        codes.clear();
        scans = 0;
    }
}
