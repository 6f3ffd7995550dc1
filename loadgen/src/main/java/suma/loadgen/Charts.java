package suma.loadgen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import suma.loadgen.SvgChart.Axis;
import suma.loadgen.SvgChart.Point;
import suma.loadgen.SvgChart.Tick;

/** The charts of a run. */
final class Charts {
    private static final int POINTS_A_DECADE = 40;

    private Charts() {
    }

    /** Latency by percentile, both axes logarithmic: each mark to the right is one in ten times as many calls. */
    static String percentiles(Outcome outcome) {
        Histogram all = outcome.total().latencyNs();
        int decades = Math.max(1, (int) Math.ceil(Math.log10(Math.max(1, all.getTotalCount()))));
        SvgChart chart = new SvgChart(percentileAxis(decades), millisAxis(all));
        outcome.figures().forEach((operation, figures) -> chart.line(operation.text(), percentileLine(figures.latencyNs())));
        return chart.toString();
    }

    private static Axis percentileAxis(int decades) {
        List<Tick> ticks = IntStream.rangeClosed(0, decades).mapToObj(n -> new Tick(n, percent(n))).toList();
        return new Axis("percentile", 0, decades, ticks);
    }

    /** 0 %, 90 %, 99 %, 99.9 % … */
    private static String percent(int nines) {
        return nines == 0 ? "0 %" : String.format(Locale.ROOT, "%." + Math.max(0, nines - 2) + "f %%", 100 - Math.pow(10, 2 - nines));
    }

    private static Axis millisAxis(Histogram all) {
        int low = (int) Math.floor(Math.log10(Math.max(1, all.getMinValue()) / 1e6));
        int high = Math.max(low + 1, (int) Math.ceil(Math.log10(Math.max(1, all.getMaxValue()) / 1e6)));
        List<Tick> ticks = IntStream.rangeClosed(low, high).mapToObj(n -> new Tick(n, powerOfTen(n))).toList();
        return new Axis("ms", low, high, ticks);
    }

    private static String powerOfTen(int n) {
        return String.format(Locale.ROOT, "%." + Math.max(0, -n) + "f", Math.pow(10, n));
    }

    private static List<Point> percentileLine(Histogram latencyNs) {
        List<Point> points = new ArrayList<>();
        double end = Math.log10(Math.max(1, latencyNs.getTotalCount()));
        for (int i = 0; i <= end * POINTS_A_DECADE; i++) {
            double at = (double) i / POINTS_A_DECADE;
            double percentile = 100 - Math.pow(10, 2 - at);
            points.add(new Point(at, Math.log10(Math.max(1, latencyNs.getValueAtPercentile(percentile)) / 1e6)));
        }
        return points;
    }

    /** Answers a second, warm-up included, beside what was due. A last second that was over before its end is left out. */
    static String throughput(Outcome outcome) {
        List<Recorder.Second> seconds = outcome.seconds().stream().filter(Recorder.Second::whole).toList();
        double most = seconds.stream().mapToDouble(Recorder.Second::done).max().orElse(0);
        double due = outcome.schedule().promised().orElse(0);
        Axis across = SvgChart.from0("seconds; the warm-up is grey", Math.max(1, seconds.size()));
        SvgChart chart = new SvgChart(across, SvgChart.from0("calls a second", Math.max(most, due)));
        chart.shadeTo(outcome.schedule().warmupNs() / 1e9);
        chart.line("done", seconds.stream().map(second -> new Point(second.number() + 1, second.done())).toList());
        if (due > 0) {
            double end = (outcome.schedule().endNs() - outcome.schedule().startNs()) / 1e9;
            chart.line("due", List.of(new Point(0, due), new Point(Math.min(end, Math.max(1, seconds.size())), due)));
        }
        return chart.toString();
    }
}
