package suma.loadgen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A line chart as inline SVG. Axes are linear in what they are given; a logarithmic one is given logarithms. */
final class SvgChart {
    private static final int WIDTH = 820;
    private static final int HEIGHT = 320;
    private static final int LEFT = 70;
    private static final int BOTTOM = 40;
    private static final int MARGIN = 36;
    private static final int LEGEND = 100;
    private static final String[] COLOURS = {"#1f6feb", "#d1242f", "#1a7f37", "#9a6700", "#8250df", "#bf3989", "#57606a"};

    private final Axis across;
    private final Axis up;
    private final StringBuilder lines = new StringBuilder();
    private int drawn;

    /** @param ticks marked places and what is written there */
    record Axis(String name, double min, double max, List<Tick> ticks) {
        double share(double value) {
            return max <= min ? 0 : Math.min(1, Math.max(0, (value - min) / (max - min)));
        }
    }

    record Tick(double at, String text) {
    }

    record Point(double x, double y) {
    }

    SvgChart(Axis across, Axis up) {
        this.across = across;
        this.up = up;
    }

    /** Round ticks, at most about ten, from 0 to at least {@code most}. */
    static Axis from0(String name, double most) {
        double step = Math.pow(10, Math.floor(Math.log10(Math.max(most, 1))));
        step = most / step < 2 ? step / 5 : most / step < 5 ? step / 2 : step;
        List<Tick> ticks = new ArrayList<>();
        double at = 0;
        for (; at < most + step; at += step) {
            ticks.add(new Tick(at, String.format(Locale.ROOT, step < 1 ? "%.1f" : "%.0f", at)));
        }
        return new Axis(name, 0, at - step, ticks);
    }

    SvgChart line(String name, List<Point> points) {
        String colour = COLOURS[drawn % COLOURS.length];
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            path.append(path.isEmpty() ? "M" : "L").append(xy(point.x, point.y));
        }
        lines.append("<path fill=\"none\" stroke-width=\"2\" stroke=\"").append(colour).append("\" d=\"").append(path).append("\"/>\n");
        lines.append(text(LEFT + LEGEND * (drawn + 1), 14, "start", "— " + name).replace("<text", "<text font-weight=\"bold\" fill=\"" + colour + "\""));
        drawn++;
        return this;
    }

    /** Marks what lies left of a place as something else than the rest. */
    SvgChart shadeTo(double x) {
        lines.append(String.format(Locale.ROOT, "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#d0d7de\" opacity=\"0.35\"/>%n", LEFT, MARGIN,
                column(x) - LEFT, HEIGHT - BOTTOM - MARGIN));
        return this;
    }

    private String xy(double x, double y) {
        return String.format(Locale.ROOT, "%.1f %.1f", column(x), row(y));
    }

    private double column(double x) {
        return LEFT + across.share(x) * (WIDTH - LEFT - MARGIN);
    }

    private double row(double y) {
        return HEIGHT - BOTTOM - up.share(y) * (HEIGHT - BOTTOM - MARGIN);
    }

    private static String text(double x, double y, String anchor, String text) {
        return String.format(Locale.ROOT, "<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor,
                HtmlReport.escaped(text));
    }

    @Override
    public String toString() {
        StringBuilder svg = new StringBuilder("<svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\">\n");
        for (Tick tick : across.ticks) {
            grid(svg, tick.at, up.min, tick.at, up.max);
            svg.append(text(column(tick.at), HEIGHT - BOTTOM + 16, "middle", tick.text));
        }
        for (Tick tick : up.ticks) {
            grid(svg, across.min, tick.at, across.max, tick.at);
            svg.append(text(LEFT - 6, row(tick.at) + 4, "end", tick.text));
        }
        svg.append(text((WIDTH + LEFT) / 2.0, HEIGHT - 6, "middle", across.name)).append(text(4, 12, "start", up.name));
        return svg.append(lines).append("</svg>\n").toString();
    }

    private void grid(StringBuilder svg, double x, double y, double toX, double toY) {
        svg.append("<path stroke=\"#d0d7de\" d=\"M").append(xy(x, y)).append('L').append(xy(toX, toY)).append("\"/>\n");
    }
}
