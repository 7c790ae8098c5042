// SPDX-License-Identifier: Apache-2.0
package dev.baton.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Prints what arrived where: a table for each request, and one of all of them; 100 columns wide. */
final class Report {
    private static final String GREEN = "\033[32m";
    private static final String RED = "\033[31m";
    private static final String BOLD = "\033[1m";
    private static final String DIM = "\033[2m";
    private static final String ROW = "  %-13s %-33s %-21s %-17s ";

    private record Line(String name, List<Arrival> arrivals) {}

    private final PrintStream out;
    private final boolean coloured;
    private final List<Line> lines = new ArrayList<>();

    Report(PrintStream out, boolean coloured) {
        this.out = out;
        this.coloured = coloured;
    }

    void chain(List<Hop> hops) {
        out.println(paint(BOLD, "Ordinary backends, each in its own JVM, without a line of tracing code"));
        for (int i = 0; i < hops.size(); i++) {
            Hop hop = hops.get(i);
            String calls = hop.client() == null ? "" : "calls on by " + hop.client();
            out.println(String.format("  %-13s %-41s %s", label(i, hop), hop.server(), calls)
                    .stripTrailing());
        }
    }

    void request(Sent sent, List<Arrival> arrivals) {
        out.println();
        out.println(paint(BOLD, sent.formats()) + paint(DIM, "  as " + sent.sdk() + " sends it"));
        for (Header line : sent.headers().lines()) {
            out.println("  " + paint(DIM, String.format("%-28s %s", line.name(), line.value())));
        }
        out.println();
        table(sent, arrivals);
        lines.add(new Line(sent.formats(), arrivals));
    }

    void contrast(Sent sent, List<Arrival> arrivals) {
        out.println();
        out.println(paint(BOLD, sent.formats() + ", without Baton") + paint(DIM, "  the same backends, no agent"));
        table(sent, arrivals);
        lines.add(new Line("without Baton", arrivals));
    }

    private void table(Sent sent, List<Arrival> arrivals) {
        out.println(paint(
                DIM,
                String.format(ROW, "hop", "trace id", "low 64 bits, decimal", "parent id")
                        .stripTrailing()));
        out.println(row("browser", sent.ids()).stripTrailing());
        for (int i = 0; i < arrivals.size(); i++) {
            Arrival arrival = arrivals.get(i);
            Ids ids = arrival.ids();
            String label = label(i, arrival.hop());
            String row = ids != null ? row(label, ids) : String.format(ROW, label, "-", "-", "-");
            out.println(row + verdict(arrival, 0));
            out.println(paint(DIM, "                " + arrived(arrival)));
            for (String fault : arrival.isLost() ? List.<String>of() : arrival.faults()) {
                out.println("                " + paint(RED, fault));
            }
        }
    }

    private static String row(String label, Ids ids) {
        return String.format(ROW, label, ids.trace(), ids.decimal(), ids.parent());
    }

    private static String arrived(Arrival arrival) {
        if (arrival.asSent().isEmpty() && arrival.translated().isEmpty()) {
            return "no tracing header arrived";
        }
        String asSent = arrival.asSent().isEmpty() ? "nothing as sent" : words(arrival.asSent());
        String translated = arrival.translated().isEmpty() ? "" : "; translated: " + words(arrival.translated());
        return "arrived: " + asSent + translated;
    }

    private static String words(List<Format> formats) {
        return String.join(", ", formats.stream().map(Format::word).toList());
    }

    /** The table of all requests so far. */
    void summary() {
        out.println();
        StringBuilder head = new StringBuilder(String.format("  %-26s", "seen by"));
        List<Arrival> first = lines.get(0).arrivals();
        for (int i = 0; i < first.size(); i++) {
            head.append(String.format("%-14s", label(i, first.get(i).hop())));
        }
        out.println(paint(BOLD, head.toString().stripTrailing()));
        for (Line line : lines) {
            StringBuilder row = new StringBuilder(String.format("  %-26s", line.name()));
            line.arrivals().forEach(arrival -> row.append(verdict(arrival, 14)));
            out.println(row.toString().stripTrailing());
        }
        out.println();
    }

    void conclusion(boolean good, String sentence) {
        out.println(paint(good ? GREEN : RED, sentence));
    }

    private String verdict(Arrival arrival, int width) {
        String word = arrival.isSame() ? "same" : arrival.isLost() ? "LOST" : "DIFFERS";
        String padding = " ".repeat(Math.max(0, width - word.length()));
        return paint(arrival.isSame() ? GREEN : RED, word) + padding;
    }

    private static String label(int position, Hop hop) {
        return (position + 1) + " " + hop.name();
    }

    private String paint(String colour, String text) {
        return coloured ? colour + text + "\033[0m" : text;
    }
}
