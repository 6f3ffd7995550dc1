package suma.resolver.watch;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import suma.engine.alert.AlertRule;
import suma.resolver.limit.Network;

/**
 * When there is reason for an alert.
 *
 * @param off          rules whose alerts are not told; those that are only found by watching are not raised either
 * @param quietSeconds how long a rule is quiet about the same code, product or address after it was raised by watching
 * @param perMinute    alerts that watching may raise in a minute
 */
public record AlertConfig(Set<AlertRule> off, int quietSeconds, int perMinute, Surge surge, FarPlaces farPlaces) {

    /** So many scans of codes never issued within so many seconds, for one product or from one address. */
    public record Surge(int ofProduct, int ofAddress, int seconds) {
    }

    /**
     * Sales and scans of one code too far apart for the time between: faster than {@code kmPerHour} over {@code leastKm} or more where
     * both places have a position, else within {@code regionMinutes} in different prefectures (the first four digits of regions).
     *
     * @param networks where public scans from these addresses are made
     */
    public record FarPlaces(int kmPerHour, int leastKm, int regionMinutes, List<NetworkRegion> networks) {
    }

    /** A block of addresses and the region they are in. */
    public record NetworkRegion(Network block, String region) {
    }

    public static AlertConfig standard() {
        return new AlertConfig(EnumSet.noneOf(AlertRule.class), 3600, 600, new Surge(100, 30, 60), new FarPlaces(1000, 100, 30, List.of()));
    }

    public boolean tells(AlertRule rule) {
        return !off.contains(rule);
    }
}
