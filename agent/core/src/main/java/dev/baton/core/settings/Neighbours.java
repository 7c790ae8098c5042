// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.settings;

import dev.baton.core.format.Commas;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the Datadog and OpenTelemetry agents that Baton follows where its own is absent, so that people can move
 * over. Where both are given Datadog's counts, as it does in Datadog's agent, the only one to read both. Within one, a
 * system property ({@code otel.propagators}) comes before the environment ({@code OTEL_PROPAGATORS}), as it does there.
 *
 * <p>Sources: OpenTelemetry specification, "Environment Variable Specification"; dd-trace-java,
 * {@code TracePropagationStyle}.
 */
final class Neighbours {
    private static final String DATADOG = "dd.trace.propagation.style";
    private static final String OPEN_TELEMETRY = "otel.propagators";

    private final Map<String, String> properties;
    private final Map<String, String> environment;
    private final List<String> problems;
    private String source = "";

    Neighbours(Map<String, String> properties, Map<String, String> environment, List<String> problems) {
        this.properties = properties;
        this.environment = environment;
        this.problems = problems;
    }

    /** What the neighbours' settings make of ours, in our words; null if they say nothing usable. */
    @Nullable
    String value(Setting setting) {
        switch (setting) {
            case ENABLED:
                return claim(setting, find("otel.javaagent.enabled"));
            case EXTRACT:
            case INJECT:
                return formats(setting);
            default:
                return null;
        }
    }

    /** Where the last value came from: {@code environment OTEL_PROPAGATORS}. */
    String source() {
        return source;
    }

    private @Nullable String claim(Setting setting, @Nullable String value) {
        if (value == null) return null;
        if (value.equalsIgnoreCase("true")) return "true";
        if (value.equalsIgnoreCase("false")) return "false";
        problems.add(Problem.line(
                source + "=" + value, "neither true nor false.", "Using the default, " + setting.byDefault()));
        return null;
    }

    private @Nullable String formats(Setting setting) {
        String value = find(setting == Setting.EXTRACT ? DATADOG + ".extract" : DATADOG + ".inject");
        if (value == null) value = find(DATADOG);
        if (value != null) return translated(value, true, setting);
        value = find(OPEN_TELEMETRY);
        return value == null ? null : translated(value, false, setting);
    }

    private @Nullable String find(String property) {
        String value = trimmed(properties.get(property));
        source = "system property " + property;
        if (value == null) {
            String variable = property.replace('.', '_').toUpperCase(Locale.ROOT);
            value = trimmed(environment.get(variable));
            source = "environment " + variable;
        }
        return value;
    }

    private static @Nullable String trimmed(@Nullable String value) {
        return value == null || value.trim().isEmpty() ? null : value.trim();
    }

    private @Nullable String translated(String value, boolean datadog, Setting setting) {
        List<String> names = Commas.split(value);
        List<String> ours = new ArrayList<String>();
        List<String> strangers = new ArrayList<String>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String known = datadog ? fromDatadog(name) : fromOpenTelemetry(name, setting == Setting.EXTRACT);
            (known == null ? strangers : ours).add(known == null ? name : known);
        }
        if (!strangers.isEmpty()) reportStrangers(value, strangers, ours.isEmpty());
        return ours.isEmpty() ? null : FormatList.of(Commas.joined(ours)).toString();
    }

    private void reportStrangers(String value, List<String> strangers, boolean all) {
        String line = Problem.line(
                source + "=" + value,
                Problem.quoted(Commas.joined(strangers)) + (strangers.size() == 1 ? " is" : " are")
                        + " not known to Baton.",
                all ? "Using Baton's default" : "Using the rest");
        // Extract and inject read the same variable; once is enough.
        if (!problems.contains(line)) problems.add(line);
    }

    /** Each of OpenTelemetry's two b3 propagators reads both forms, the single one first, and writes its own. */
    private static @Nullable String fromOpenTelemetry(String name, boolean reading) {
        String plain = name.toLowerCase(Locale.ROOT);
        switch (plain) {
            case "tracecontext":
            case "baggage":
            case "none":
                return plain;
            case "b3":
            case "b3multi":
                return reading ? "b3,b3multi" : plain;
            default:
                return null;
        }
    }

    /** Datadog's names are blind to case, spaces, hyphens and underscores; its {@code b3} is the one of many headers. */
    private static @Nullable String fromDatadog(String name) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != ' ' && c != '-' && c != '_') letters.append(Character.toLowerCase(c));
        }
        String plain = letters.toString();
        switch (plain) {
            case "datadog":
            case "tracecontext":
            case "baggage":
            case "none":
                return plain;
            case "b3":
            case "b3multi":
                return "b3multi";
            case "b3single":
            case "b3singleheader":
                return "b3";
            default:
                return null;
        }
    }
}
