package suma.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** A bar a comparison, from 1 to the median, with the least and the most: to the right where this engine does better, to the left where not. */
final class RatioPlot {
    static final String TIMES = "times";
    private static final List<String> RIVALS = List.of("Bouncy Castle", "nginx", "PostgreSQL", "Redis", "RocksDB");
    private static final int LEFT = 330;
    private static final int RIGHT = 70;
    private static final int TOP = 40;
    private static final int ROW = 28;
    private static final int BAR = 16;
    private static final int DECADE = 150;
    private static final double[] TICKS = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500};

    private final double least;
    private final double most;
    private final Svg svg;

    private RatioPlot(List<KeptFigure> ratios) {
        least = Math.min(0.5, DoubleStream.of(TICKS).filter(tick -> ratios.stream().allMatch(ratio -> tick <= ratio.min())).max().orElse(TICKS[0]));
        most = Math.max(2, ratios.stream().mapToDouble(KeptFigure::max).max().orElse(1));
        int bottom = TOP + ratios.size() * ROW;
        svg = new Svg((int) x(most) + RIGHT, bottom + ROW);
        DoubleStream.of(TICKS).filter(tick -> tick >= least && tick <= most).forEach(tick -> {
            svg.line(x(tick), TOP - 8, x(tick), bottom, tick == 1 ? "#57606a" : Svg.FAINT, 1);
            svg.text(x(tick), TOP - 14, "middle", (tick < 1 ? Double.toString(tick) : Long.toString((long) tick)) + "×");
        });
        svg.text(x(1) + 6, bottom + 18, "start", "Suma is faster →").text(x(1) - 6, bottom + 18, "end", "← the other is");
    }

    static String of(List<KeptFigure> figures) {
        List<KeptFigure> ratios = Stream.concat(figures.stream().filter(figure -> figure.unit().equals(TIMES) && isRival(figure.name())),
                MicroRatios.of(figures).stream()).toList();
        RatioPlot plot = new RatioPlot(ratios);
        for (int row = 0; row < ratios.size(); row++) {
            plot.add(ratios.get(row), TOP + row * ROW);
        }
        return plot.svg.toString();
    }

    /** Runs compared with other runs of the same are not drawn. */
    private static boolean isRival(String name) {
        return name.contains(" : ") && RIVALS.stream().anyMatch(name::contains);
    }

    private double x(double ratio) {
        return LEFT + DECADE * Math.log10(Math.max(ratio, least) / least);
    }

    private void add(KeptFigure ratio, int y) {
        svg.text(LEFT - 12, y + BAR - 3, "end", ratio.name());
        svg.bar(x(1), x(ratio.median()), y, BAR, ratio.median() < 1 ? Svg.THEIRS : Svg.OURS);
        svg.line(x(ratio.min()), y + BAR / 2.0, x(ratio.max()), y + BAR / 2.0, "#24292f", 1.5);
        svg.text(x(Math.max(1, ratio.max())) + 8, y + BAR - 3, "start", String.format(Locale.ROOT, "%.2f", ratio.median()));
    }
}
