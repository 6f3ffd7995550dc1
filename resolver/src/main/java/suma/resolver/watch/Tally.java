package suma.resolver.watch;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What has come together about one thing since an alert was last raised about it. */
final class Tally {
    private static final int MOST_ADDRESSES = 64;
    private static final int MOST_KEYS = 8;
    private static final int MOST_CODES = 3;

    private final Set<String> addresses = new LinkedHashSet<>();
    private final Set<String> keys = new LinkedHashSet<>();
    private final Set<String> codes = new LinkedHashSet<>();
    private long scans;
    private long firstMs;
    private long lastMs;

    void add(By by, String code, long atMs) {
        firstMs = scans == 0 ? atMs : Math.min(firstMs, atMs);
        lastMs = scans == 0 ? atMs : Math.max(lastMs, atMs);
        scans++;
        addBelow(MOST_ADDRESSES, addresses, by.address());
        addBelow(MOST_KEYS, keys, by.key() == 0 ? "" : Integer.toString(by.key()));
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
        putAll(evidence, "keys", keys);
        putAll(evidence, "codes", codes);
        return evidence;
    }

    private static void putAll(SortedMap<String, String> evidence, String name, Set<String> texts) {
        if (!texts.isEmpty()) {
            evidence.put(name, String.join(" ", texts));
        }
    }

    void clear() {
        addresses.clear();
        keys.clear();
        codes.clear();
        scans = 0;
    }
}
