package suma.resolver.watch;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import suma.engine.alert.Alert;
import suma.engine.alert.AlertRule;
import suma.resolver.watch.AlertConfig.FarPlaces;

/** Where codes were seen last, to find those that cannot have come from there. The watch's thread only. */
final class Sightings {
    /** Codes whose last place is remembered. */
    private static final int MOST_REMEMBERED = 1 << 17;
    private static final double HOUR_MS = TimeUnit.HOURS.toMillis(1);

    private final FarPlaces config;
    private final Raising raising;
    private final Map<Long, Sighting> last = new Fading<>(MOST_REMEMBERED);

    private record Sighting(Place place, long atMs) {
    }

    Sightings(FarPlaces config, Raising raising) {
        this.config = config;
        this.raising = raising;
    }

    /** @param raises false to remember only */
    void seen(long codeId, Place place, long atMs, boolean raises) {
        if (!place.isKnown()) {
            return;
        }
        Sighting now = new Sighting(place, atMs);
        Sighting before = last.get(codeId);
        if (before == null || before.atMs <= atMs) {
            last.put(codeId, now);
        }
        if (raises && before != null && !before.place.name().equals(place.name()) && isFar(before, now)) {
            raise(codeId, before, now);
        }
    }

    private boolean isFar(Sighting one, Sighting other) {
        long betweenMs = Math.abs(other.atMs - one.atMs);
        OptionalLong km = km(one, other);
        return km.isPresent() ? km.getAsLong() >= Math.max(1, config.leastKm()) && km.getAsLong() > config.kmPerHour() * (betweenMs / HOUR_MS)
                : Region.differ(one.place.region(), other.place.region()) && betweenMs < TimeUnit.MINUTES.toMillis(config.regionMinutes());
    }

    private static OptionalLong km(Sighting one, Sighting other) {
        return one.place.position().isPresent() && other.place.position().isPresent()
                ? OptionalLong.of(Math.round(one.place.position().get().kmTo(other.place.position().get()))) : OptionalLong.empty();
    }

    private void raise(long codeId, Sighting before, Sighting now) {
        SortedMap<String, String> more = new TreeMap<>();
        tell(more, "first", before);
        tell(more, "second", now);
        km(before, now).ifPresent(km -> more.put("km", Long.toString(km)));
        more.put("minutes", Long.toString(TimeUnit.MILLISECONDS.toMinutes(Math.abs(now.atMs - before.atMs))));
        raising.raise(AlertRule.FAR_PLACES, new Alert.OfCode(codeId), now.atMs, more);
    }

    private static void tell(Map<String, String> evidence, String which, Sighting sighting) {
        evidence.put(which + "At", Instant.ofEpochMilli(sighting.atMs).toString());
        evidence.put(which + "Place", sighting.place.name());
        if (!sighting.place.region().isEmpty()) {
            evidence.put(which + "Region", sighting.place.region());
        }
    }
}
