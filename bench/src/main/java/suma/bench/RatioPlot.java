package suma.bench;

import java.util.List;
import java.util.Locale;
import suma.bench.PlotsCommand.Drawn;

/** A bar a comparison, from 1 to the median, with the least and the most: to the right where this engine does better, to the left where not. */
final class RatioPlot {
    private static final int LEFT = 330;
    private static final int WIDTH = 860;
    private static final int TOP = 40;
    private static final int ROW = 28;
    private static final int BAR = 16;
    private static final int DECADE = 180;
    private static final double LEAST = 0.3;

    private final Svg svg;

    private RatioPlot(int rows) {
        svg = new Svg(WIDTH, TOP + rows * ROW + ROW);
        for (double tick : new double[] {0.5, 1, 2, 5, 10, 20, 50, 100}) {
            svg.line(x(tick), TOP - 8, x(tick), TOP + rows * ROW, tick == 1 ? "#57606a" : Svg.FAINT, 1);
            svg.text(x(tick), TOP - 14, "middle", Figure.text(tick).replaceAll("\\.0+$", "") + "×");
        }
    }

    static String of(List<Drawn> figures) {
        List<Drawn> ratios = figures.stream().filter(figure -> figure.unit().equals("times") && isRival(figure.name())).toList();
        RatioPlot plot = new RatioPlot(ratios.size());
        for (int row = 0; row < ratios.size(); row++) {
            plot.add(ratios.get(row), TOP + row * ROW);
        }
        return plot.svg.toString();
    }

    /** Runs compared with other runs of the same are not drawn. */
    private static boolean isRival(String name) {
        return name.contains(" : ") && !name.contains("last : first") && !name.contains("beside : ") && !name.contains("single GETs");
    }

    private static double x(double ratio) {
        return LEFT + DECADE * (Math.log10(Math.max(ratio, LEAST)) - Math.log10(LEAST));
    }

    private void add(Drawn ratio, int y) {
        svg.text(LEFT - 12, y + BAR - 3, "end", ratio.name());
        svg.bar(x(1), x(ratio.median()), y, BAR, ratio.median() < 1 ? Svg.THEIRS : Svg.OURS);
        svg.line(x(ratio.min()), y + BAR / 2.0, x(ratio.max()), y + BAR / 2.0, "#24292f", 1.5);
        svg.text(x(Math.max(1, ratio.max())) + 8, y + BAR - 3, "start", String.format(Locale.ROOT, "%.2f", ratio.median()));
    }
}
