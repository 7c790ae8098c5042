// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a figure of several agents grows, a line each, as SVG; both axes begin at zero, and what noise has put below is drawn there. */
public final class LineChart {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 360;
    private static final int LEFT = 70;
    private static final int RIGHT = 560;
    private static final int TOP = 60;
    private static final int BOTTOM = 300;
    private static final int TEXT = 5;
    private static final int LABELS = 20;
    private static final int STEPS = 4;
    private static final int MAX_LABELS = 12; // of x
    private static final String[] COLOURS = {"#0b7a75", "#c2571a", "#5b6b7b", "#7a3e9d", "#b8860b"};

    private LineChart() {}

    /**
     * @param x where the lines have their points, ascending
     * @param lines as many values each, by the line's name
     */
    public static String svg(String title, String what, String unit, List<Integer> x, Map<String, List<Double>> lines) {
        double widest = x.get(x.size() - 1);
        double highest = lines.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        if (highest <= 0) highest = 1;
        StringBuilder svg = new StringBuilder();
        line(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" "
                        + "font-size=\"13\" fill=\"#1b1f24\" role=\"img\">",
                WIDTH,
                HEIGHT);
        line(svg, "<title>%s</title>", title);
        line(svg, "<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", WIDTH, HEIGHT);
        line(svg, "<text x=\"%d\" y=\"26\" font-size=\"17\">%s</text>", TEXT, title);
        line(svg, "<text x=\"%d\" y=\"%d\">%s</text>", TEXT, TOP - LABELS / 2, unit);
        line(svg, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", RIGHT, BOTTOM + 2 * LABELS, what);
        for (int i = 0; i <= STEPS; i++) {
            int y = BOTTOM - (BOTTOM - TOP) * i / STEPS;
            line(svg, "<path d=\"M%d %dH%d\" stroke=\"#d7dce1\"/>", LEFT, y, RIGHT);
            line(
                    svg,
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>",
                    LEFT - TEXT,
                    y + TEXT,
                    rounded(highest * i / STEPS));
        }
        int every = (x.size() + MAX_LABELS - 1) / MAX_LABELS;
        for (int i = x.size() - 1; i >= 0; i -= every) {
            int at = x.get(i);
            line(
                    svg,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>",
                    across(at, widest),
                    BOTTOM + LABELS,
                    at);
        }
        int colour = 0;
        for (Map.Entry<String, List<Double>> of : lines.entrySet()) {
            StringBuilder points = new StringBuilder();
            double last = BOTTOM;
            for (int i = 0; i < x.size(); i++) {
                last = BOTTOM - (BOTTOM - TOP) * Math.max(0, of.getValue().get(i)) / highest;
                points.append(String.format(Locale.ROOT, " %.1f,%.1f", across(x.get(i), widest), last));
            }
            String ink = COLOURS[colour++ % COLOURS.length];
            line(
                    svg,
                    "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>",
                    points.substring(1),
                    ink);
            line(svg, "<text x=\"%d\" y=\"%.1f\" fill=\"%s\">%s</text>", RIGHT + TEXT, last + TEXT, ink, of.getKey());
        }
        return svg.append("</svg>\n").toString();
    }

    private static double across(int value, double widest) {
        return LEFT + (RIGHT - LEFT) * value / widest;
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.1f" : "%.0f", value);
    }

    private static void line(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
