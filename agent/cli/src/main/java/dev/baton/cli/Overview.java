// SPDX-License-Identifier: Apache-2.0
package dev.baton.cli;

import dev.baton.core.Version;
import dev.baton.core.settings.Setting;
import dev.baton.core.settings.Settings;
import dev.baton.weaver.Edge;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What Baton this is, what it instruments, and how it is set: the answer to {@code java -jar baton.jar}. */
final class Overview {
    private Overview() {}

    static String of(Settings settings, List<Edge> edges) {
        Page page = new Page();
        page.line("Baton " + Version.NAME + " carries a browser's trace headers through any JVM backend.");
        page.line("java -jar baton.jar --help tells what else there is.").gap();
        page.line("Edges").table(edges(settings, edges)).gap();
        page.line("Settings").table(settings(settings));
        List<String> problems = new ArrayList<>(settings.problems());
        problems.addAll(settings.unknown(Setting.DISABLE, "edge", Edge.names(edges)));
        if (!problems.isEmpty()) {
            page.gap().line("Problems");
            for (String problem : problems) page.words(2, problem);
        }
        return page.toString();
    }

    private static List<String[]> edges(Settings settings, List<Edge> edges) {
        List<String[]> rows = new ArrayList<>();
        for (Edge.Kind kind : Edge.Kind.values()) {
            for (Edge edge : edges) {
                if (edge.kind() != kind) continue;
                boolean isOff = !edge.isEnabled(settings);
                rows.add(new String[] {
                    kind.name().toLowerCase(Locale.ROOT), edge.name(), edge.versions() + (isOff ? " (disabled)" : "")
                });
            }
        }
        return rows;
    }

    private static List<String[]> settings(Settings settings) {
        List<String[]> rows = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            String value = settings.get(setting);
            rows.add(new String[] {setting.key(), value.isEmpty() ? "-" : value, settings.source(setting)});
        }
        return rows;
    }
}
