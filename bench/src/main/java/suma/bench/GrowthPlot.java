package suma.bench;

import static java.util.Comparator.comparingInt;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How what a scale run measures grows with the number of codes, a panel a figure. */
final class GrowthPlot {
    /** Names of figures that a scale run gives for one number of codes. */
    static final String OF_A_SIZE = "1e\\d+: .*";
    private static final List<String> SHOWN = List.of("links, in fifths of the run", "lookup, mean", "index, off heap, per packed code",
            "store on disk, per link, compacted", "resident memory after lookups", "kill -9 to ready");
    private static final int ACROSS = 2;
    private static final int WIDTH = 400;
    private static final int HEIGHT = 190;
    private static final int MARGIN = 50;

    private final Svg svg = new Svg(ACROSS * WIDTH, (SHOWN.size() + 1) / ACROSS * HEIGHT);

    /** A figure at so many codes. */
    private record Point(int exponent, KeptFigure figure) {
    }

    private GrowthPlot() {
    }

    static String of(List<KeptFigure> figures) {
        GrowthPlot plot = new GrowthPlot();
        for (int panel = 0; panel < SHOWN.size(); panel++) {
            plot.add(SHOWN.get(panel), points(figures, SHOWN.get(panel)), panel % ACROSS * WIDTH, panel / ACROSS * HEIGHT);
        }
        return plot.svg.toString();
    }

    private static List<Point> points(List<KeptFigure> figures, String name) {
        Pattern ofSize = Pattern.compile("1e(\\d+): " + Pattern.quote(name));
        return figures.stream().map(figure -> Map.entry(ofSize.matcher(figure.name()), figure)).filter(entry -> entry.getKey().matches())
                .map(entry -> new Point(Integer.parseInt(entry.getKey().group(1)), entry.getValue())).sorted(comparingInt(Point::exponent)).toList();
    }

    private void add(String name, List<Point> points, int left, int top) {
        if (points.isEmpty()) {
            return;
        }
        int bottom = top + HEIGHT - MARGIN / 2;
        svg.text(left + MARGIN, top + 24, "start", name + ", " + points.get(0).figure().unit());
        svg.line(left + MARGIN, bottom, left + WIDTH - MARGIN / 2, bottom, Svg.FAINT, 1);
        int first = points.get(0).exponent();
        double decade = (WIDTH - 2.0 * MARGIN) / Math.max(1, points.get(points.size() - 1).exponent() - first);
        double scale = (HEIGHT - 2.0 * MARGIN) / points.stream().mapToDouble(point -> point.figure().max()).max().orElse(1);
        double[] before = {};
        for (Point point : points) {
            before = add(point, before, left + MARGIN + (point.exponent() - first) * decade, bottom, scale);
        }
    }

    /** Draws a point with its spread and the way to it from the one before; returns where it is. */
    private double[] add(Point point, double[] before, double x, int bottom, double scale) {
        KeptFigure figure = point.figure();
        double y = bottom - figure.median() * scale;
        if (before.length > 0) {
            svg.line(before[0], before[1], x, y, Svg.OURS, 1.5);
        }
        svg.line(x, bottom - figure.min() * scale, x, bottom - figure.max() * scale, "#24292f", 1);
        svg.dot(x, y, Svg.OURS);
        svg.text(x + 6, y - 6, "start", Figure.text(figure.median()).strip());
        svg.text(x, bottom + 16, "middle", "1e" + point.exponent());
        return new double[] {x, y};
    }
}
