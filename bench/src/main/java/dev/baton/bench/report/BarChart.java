// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One figure of several agents, a horizontal bar each, as SVG. */
final class BarChart {
    private static final int WIDTH = 720;
    private static final int BARS_START = 170;
    private static final int BARS_WIDTH = 440;
    private static final int TOP = 56;
    private static final int STEP = 30;
    private static final int BAR = 20;
    private static final int GAP = 8;

    private final String title;
    private final String unit;
    private final List<Bar> bars = new ArrayList<>();

    BarChart(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    private record Bar(String name, double value, boolean isOurs) {}

    /** @param isOurs is drawn to stand out */
    void add(String name, double value, boolean isOurs) {
        bars.add(new Bar(name, value, isOurs));
    }

    String svg() {
        int height = TOP + bars.size() * STEP + GAP;
        double longest = bars.stream().mapToDouble(Bar::value).max().orElse(0);
        StringBuilder svg = new StringBuilder();
        line(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" "
                        + "font-size=\"14\" role=\"img\">",
                WIDTH,
                height);
        line(svg, "<title>%s</title>", escaped(title));
        line(svg, "<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", WIDTH, height);
        line(svg, "<text x=\"%d\" y=\"26\" font-size=\"17\" fill=\"#1b1f24\">%s</text>", GAP, escaped(title));
        int y = TOP;
        for (Bar bar : bars) {
            double width = longest <= 0 ? 0 : Math.max(1, BARS_WIDTH * Math.max(0, bar.value) / longest);
            int baseline = y + BAR - BAR / 4;
            line(
                    svg,
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#1b1f24\"%s>%s</text>",
                    BARS_START - GAP,
                    baseline,
                    bar.isOurs ? " font-weight=\"bold\"" : "",
                    escaped(bar.name));
            line(
                    svg,
                    "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\" fill=\"%s\"/>",
                    BARS_START,
                    y,
                    width,
                    BAR,
                    bar.isOurs ? "#0b7a75" : "#9aa5b1");
            line(
                    svg,
                    "<text x=\"%.1f\" y=\"%d\" fill=\"#1b1f24\">%s</text>",
                    BARS_START + width + GAP,
                    baseline,
                    escaped(Goal.rounded(bar.value) + " " + unit));
            y += STEP;
        }
        return svg.append("</svg>\n").toString();
    }

    private static void line(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
