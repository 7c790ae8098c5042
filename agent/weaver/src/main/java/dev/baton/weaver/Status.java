// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import dev.baton.core.Counts;
import dev.baton.core.Faults;
import dev.baton.core.Version;
import dev.baton.core.context.Losses;
import dev.baton.core.settings.Setting;
import dev.baton.core.settings.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a Baton that is awake is doing, in lines of fields with tabs between.
 *
 * <pre>
 *   version TAB version
 *   edge TAB name TAB in|out|between|log TAB versions TAB woven|failed|switched off|skipped|disabled|not loaded TAB why
 *   setting TAB key TAB value TAB where it is from
 *   and the lines of {@link Counts} and {@link Losses}
 * </pre>
 */
final class Status {
    private Status() {}

    static String of(Settings settings, List<Edge> edges, Map<String, String> off) {
        StringBuilder lines =
                new StringBuilder("version\t").append(Version.NAME).append('\n');
        for (Edge edge : edges) {
            lines.append("edge\t").append(edge.name()).append('\t');
            lines.append(edge.kind().name().toLowerCase(Locale.ROOT)).append('\t');
            lines.append(edge.versions()).append('\t');
            lines.append(state(settings, edge, off)).append('\n');
        }
        for (Setting setting : Setting.values()) {
            lines.append("setting\t").append(setting.key()).append('\t');
            lines.append(settings.get(setting)).append('\t');
            lines.append(settings.source(setting)).append('\n');
        }
        Counts.write(lines);
        Losses.write(lines);
        return lines.toString();
    }

    private static String state(Settings settings, Edge edge, Map<String, String> off) {
        if (!edge.isEnabled(settings)) return "disabled\t";
        String why = off.get(edge.name());
        if (why != null) return "switched off\t" + oneField(why);
        String fault = Faults.of(edge.name());
        if (fault != null) return "failed\t" + oneField(fault);
        boolean isWoven = false;
        StringBuilder missed = new StringBuilder();
        for (Hook hook : edge.hooks()) {
            if (hook.isWoven) isWoven = true;
            else if (hook.isMissed)
                missed.append(missed.length() == 0 ? "" : ", ").append(hook);
        }
        if (isWoven) return "woven\t";
        return missed.length() == 0 ? "not loaded\t" : "skipped\tthis version has no " + missed;
    }

    private static String oneField(String text) {
        return text.replace('\n', ' ').replace('\t', ' ');
    }
}
