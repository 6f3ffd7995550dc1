package suma.loadgen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Option;

/** How fast calls come, and for how long. */
final class PaceOptions {
    private static final String MAX = "max";

    @Option(names = "--rate", paramLabel = "N", defaultValue = "1000",
            description = "calls a second, each timed from when it was due; max: as fast as answers come, timed from sending (${DEFAULT-VALUE})")
    private String rate;
    @Option(names = "--steps", paramLabel = "N", split = ",", description = "several rates, one after the other")
    private List<Double> steps = new ArrayList<>();
    @Option(names = "--search-p999", paramLabel = "TIME",
            description = "looks for the highest rate, from --rate on, that keeps p99.9 under a limit such as 5ms")
    private Optional<String> limit = Optional.empty();
    @Option(names = "--duration", paramLabel = "S", defaultValue = "30", description = "seconds measured, of each rate (${DEFAULT-VALUE})")
    private int duration;
    @Option(names = "--warmup", paramLabel = "S", defaultValue = "5", description = "seconds before, at the same rate (${DEFAULT-VALUE})")
    private int warmup;
    @Option(names = "--patience", paramLabel = "S", defaultValue = "10", description = "give up after so long without any answer (${DEFAULT-VALUE})")
    private int patience;

    @Option(names = "--slice", paramLabel = "US", defaultValue = "0",
            description = "send together what falls due within so many microseconds, and rest meanwhile: leaves the processor to a target beside it (${DEFAULT-VALUE})")
    private int sliceMicros;

    /** What is wrong with the options, or empty. */
    String problem() {
        if (!closed() && !(number(rate) > 0)) {
            return "--rate: expected a number above 0, or max, actual " + rate;
        }
        if (closed() && limit.isPresent() || limit.isPresent() && !(limitMillis() > 0) || limit.isPresent() && !steps.isEmpty()) {
            return "--search-p999: expected a time such as 5ms, and neither --rate max nor --steps, actual " + limit.get();
        }
        boolean times = duration > 0 && patience > 0 && warmup >= 0 && sliceMicros >= 0 && steps.stream().allMatch(step -> step > 0);
        return times ? "" : "--duration, --patience, --steps: expected more than 0, and --warmup, --slice 0 or more";
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }

    boolean closed() {
        return rate.equals(MAX) && steps.isEmpty();
    }

    /** The rates to run, or the one to search from. */
    List<Double> rates() {
        return steps.isEmpty() ? List.of(closed() ? Double.POSITIVE_INFINITY : number(rate)) : steps;
    }

    boolean searches() {
        return limit.isPresent();
    }

    double limitMillis() {
        String text = limit.orElse("").toLowerCase(Locale.ROOT);
        double factor = text.endsWith("us") ? 1e-3 : text.endsWith("ms") ? 1 : text.endsWith("s") ? 1e3 : Double.NaN;
        return factor * number(text.replaceFirst("[um]?s$", ""));
    }

    Schedule schedule(double perSecond, long startNs) {
        return Double.isInfinite(perSecond) ? new ClosedSchedule(startNs, ns(warmup), ns(duration))
                : new OpenSchedule(startNs, perSecond, ns(warmup), ns(duration), Math.max(1, TimeUnit.MICROSECONDS.toNanos(sliceMicros)));
    }

    /** Calls of a whole run; {@code stock} where the rate is not known. */
    long calls(double perSecond, long stock) {
        return Double.isInfinite(perSecond) ? stock : (long) Math.ceil(perSecond * (duration + warmup)) + 1;
    }

    private static long ns(int seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    long patienceNs() {
        return ns(patience);
    }

    int duration() {
        return duration;
    }

    int warmup() {
        return warmup;
    }
}
