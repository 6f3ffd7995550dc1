package suma.resolver.watch;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import suma.engine.alert.AlertRule;
import suma.resolver.json.JsonIn;
import suma.resolver.json.TextRule;
import suma.resolver.limit.Network;
import suma.resolver.watch.AlertConfig.FarPlaces;
import suma.resolver.watch.AlertConfig.NetworkRegion;
import suma.resolver.watch.AlertConfig.Surge;

/** The part of a configuration file that is about alerts, while it is read. */
public final class AlertConfigFields {
    private static final int MOST_SCANS = 1_000_000;
    private static final int MOST_NETWORKS = 1000;
    private static final int LONGEST_SECONDS = (int) TimeUnit.DAYS.toSeconds(31);
    private static final int LONGEST_WINDOW_SECONDS = (int) TimeUnit.DAYS.toSeconds(1);
    private static final int LONGEST_MINUTES = (int) TimeUnit.DAYS.toMinutes(31);
    private static final int MOST_KM = 20_000;
    private static final int MOST_KM_PER_HOUR = 100_000;
    private static final TextRule RULE = text -> AlertRule.of(text).isPresent() ? TextRule.FINE
            : "expected the name of a rule such as " + AlertRule.SURGE.text() + ", actual " + TextRule.quoted(text);
    private static final TextRule BLOCK = text -> Network.of(text).isPresent() ? TextRule.FINE
            : "expected an address, or a block as in 10.0.0.0/8, actual " + TextRule.quoted(text);

    private final Map<String, Integer> told = new HashMap<>();
    private final Set<AlertRule> off = EnumSet.noneOf(AlertRule.class);
    private final List<NetworkRegion> networks = new ArrayList<>();

    public void read(JsonIn in) {
        for (boolean more = in.beginObject() && in.nextField(); more; more = in.nextField()) {
            switch (in.field()) {
                case "off" -> readOff(in);
                case "quietSeconds" -> number(in, 1, LONGEST_SECONDS);
                case "perMinute" -> number(in, 1, MOST_SCANS);
                case "surge" -> readSurge(in);
                case "farPlaces" -> readFarPlaces(in);
                default -> in.unknownField();
            }
        }
    }

    private void readOff(JsonIn in) {
        for (boolean more = in.beginArray() && in.nextElement(); more; more = in.nextElement()) {
            AlertRule.of(in.text(RULE)).ifPresent(off::add);
        }
    }

    private void readSurge(JsonIn in) {
        for (boolean more = in.beginObject() && in.nextField(); more; more = in.nextField()) {
            switch (in.field()) {
                case "ofProduct", "ofAddress" -> number(in, 1, MOST_SCANS);
                case "seconds" -> number(in, 1, LONGEST_WINDOW_SECONDS);
                default -> in.unknownField();
            }
        }
    }

    private void readFarPlaces(JsonIn in) {
        for (boolean more = in.beginObject() && in.nextField(); more; more = in.nextField()) {
            switch (in.field()) {
                case "kmPerHour" -> number(in, 1, MOST_KM_PER_HOUR);
                case "leastKm" -> number(in, 0, MOST_KM);
                case "regionMinutes" -> number(in, 0, LONGEST_MINUTES);
                case "networks" -> readNetworks(in);
                default -> in.unknownField();
            }
        }
    }

    private void readNetworks(JsonIn in) {
        for (boolean more = in.beginArray() && in.nextElement(); more; more = in.nextElement()) {
            readNetwork(in);
        }
        if (networks.size() > MOST_NETWORKS) {
            in.fault("expected at most " + MOST_NETWORKS + " networks, actual " + networks.size());
        }
    }

    private void readNetwork(JsonIn in) {
        String block = "";
        String region = "";
        if (!in.beginObject()) {
            return;
        }
        while (in.nextField()) {
            switch (in.field()) {
                case "block" -> block = in.text(BLOCK);
                case "region" -> region = in.text(TextRule.digits(Region.DIGITS));
                default -> in.unknownField();
            }
        }
        if (block.isEmpty()) {
            in.missing("block");
        } else if (region.isEmpty()) {
            in.missing("region");
        } else {
            networks.add(new NetworkRegion(Network.of(block).orElseThrow(), region));
        }
    }

    private void number(JsonIn in, int min, int max) {
        told.put(in.field(), (int) in.number(min, max));
    }

    public AlertConfig config() {
        AlertConfig usual = AlertConfig.standard();
        Surge surge = new Surge(told("ofProduct", usual.surge().ofProduct()), told("ofAddress", usual.surge().ofAddress()),
                told("seconds", usual.surge().seconds()));
        FarPlaces far = new FarPlaces(told("kmPerHour", usual.farPlaces().kmPerHour()), told("leastKm", usual.farPlaces().leastKm()),
                told("regionMinutes", usual.farPlaces().regionMinutes()), List.copyOf(networks));
        return new AlertConfig(off, told("quietSeconds", usual.quietSeconds()), told("perMinute", usual.perMinute()), surge, far);
    }

    private int told(String name, int usual) {
        return told.getOrDefault(name, usual);
    }
}
