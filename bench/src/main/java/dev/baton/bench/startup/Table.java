// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.startup;

import dev.baton.bench.Agent;
import dev.baton.bench.Options;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The figures of one program, for a person to read. */
final class Table {
    private static final String ROW =
            "%-26s %6s |%8s %8s %6s |%8s %8s %6s |%7s %7s |%7s %7s |%4s %4s |%5s %6s | %-7s | %s%n";

    private Table() {}

    static String of(List<Figures> all) {
        StringBuilder table = new StringBuilder();
        table.append(row(
                "",
                "jar",
                "wall",
                "added",
                "",
                "CPU",
                "added",
                "",
                "mem.",
                "added",
                "loaded",
                "added",
                "live",
                "add-",
                "open",
                "MBeans",
                "trace",
                "Baton's added"));
        table.append(row(
                "agent", "MB", "ms", "ms", "ratio", "ms", "ms", "ratio", "MB", "MB", "classes", "", "thr.", "ed",
                "files", "added", "carried", "CPU"));
        for (Figures figures : all) table.append(row(figures, all));
        return table.toString();
    }

    private static String row(Figures figures, List<Figures> all) {
        ToDoubleFunction<Sample> wall = Sample::wallMillis;
        ToDoubleFunction<Sample> cpu = Sample::cpuMillis;
        ToDoubleFunction<Sample> memory = Sample::residentMb;
        return row(
                figures.agent.name(),
                jarSize(figures.agent),
                number("%.0f", figures.median(wall)),
                number("%+.0f", figures.added(wall)),
                number("%.2f", figures.ratio(wall)),
                number("%.0f", figures.median(cpu)),
                number("%+.0f", figures.added(cpu)),
                number("%.2f", figures.ratio(cpu)),
                number("%.0f", figures.median(memory)),
                number("%+.1f", figures.added(memory)),
                Integer.toString(figures.counts.classes()),
                number("%+d", figures.addedClasses()),
                Integer.toString(figures.counts.threads()),
                number("%+d", figures.addedThreads()),
                number("%+d", figures.addedFiles()),
                number("%+d", figures.addedBeans()),
                figures.counts.carries() ? "yes" : "no",
                share(figures, all));
    }

    private static String jarSize(Agent agent) {
        if (agent.path().isEmpty()) return "-";
        return number("%.2f", new File(agent.jar()).length() / 1e6);
    }

    /** How much of what another agent adds is what Baton adds. */
    private static String share(Figures figures, List<Figures> all) {
        for (Figures baton : all) {
            if (!baton.agent.name().equals(Options.BATON) || baton == figures || figures == all.get(0)) continue;
            return number("%.1f %% of this", 100 * baton.added(Sample::cpuMillis) / figures.added(Sample::cpuMillis));
        }
        return "";
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, ROW, cells).stripTrailing() + System.lineSeparator();
    }

    private static String number(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }
}
