package suma.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One measured quantity: a value for every run, and the goal it is held against. Not thread-safe. */
final class Figure {
    private final String name;
    private final String unit;
    private final Optional<Goal> goal;
    private final List<Double> values = new ArrayList<>();

    /** Which side of {@code limit} the median should be on. */
    record Goal(double limit, boolean atLeast) {
        static Goal atLeast(double limit) {
            return new Goal(limit, true);
        }

        static Goal atMost(double limit) {
            return new Goal(limit, false);
        }

        boolean met(double value) {
            return atLeast ? value >= limit : value <= limit;
        }

        @Override
        public String toString() {
            return (atLeast ? ">= " : "<= ") + text(limit);
        }
    }

    Figure(String name, String unit, Optional<Goal> goal) {
        this.name = name;
        this.unit = unit;
        this.goal = goal;
    }

    void add(double value) {
        values.add(value);
    }

    /** Adds, for the last run, how many times {@code above} is {@code below}. */
    void addRatio(Figure above, Figure below) {
        add(above.last() / below.last());
    }

    String name() {
        return name;
    }

    String unit() {
        return unit;
    }

    Optional<Goal> goal() {
        return goal;
    }

    List<Double> values() {
        return Collections.unmodifiableList(values);
    }

    double last() {
        return values.get(values.size() - 1);
    }

    double min() {
        return Collections.min(values);
    }

    double max() {
        return Collections.max(values);
    }

    /** The middle value, or the mean of the middle two. */
    double median() {
        return median(values);
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** A number as a person reads it: {@code 1.62 M}, {@code 48.3 k}, {@code 0.27}. */
    static String text(double value) {
        double size = Math.abs(value);
        if (size >= 1e9) {
            return String.format(Locale.ROOT, "%.2f G", value / 1e9);
        } else if (size >= 1e6) {
            return String.format(Locale.ROOT, "%.2f M", value / 1e6);
        } else if (size >= 1e4) {
            return String.format(Locale.ROOT, "%.1f k", value / 1e3);
        }
        return String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", value);
    }
}
