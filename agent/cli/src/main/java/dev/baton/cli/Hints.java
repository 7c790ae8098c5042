// SPDX-License-Identifier: Apache-2.0
package dev.baton.cli;

import dev.baton.core.format.Fields;
import dev.baton.core.format.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is known of the usual reasons for a missing or a wrong trace id. */
final class Hints {
    /** Name, or its beginning up to a hyphen, and whose header it is. */
    private static final String[][] OF_OTHERS = {
        {"uber-trace-id", "Jaeger's"},
        {"uberctx-", "Jaeger's"},
        {"x-amzn-trace-id", "AWS X-Ray's"},
        {"x-cloud-trace-context", "Google Cloud's"},
        {"ot-tracer-", "OpenTracing's"},
        {"ot-baggage-", "OpenTracing's"},
        {"sentry-trace", "Sentry's"},
        {"newrelic", "New Relic's"},
        {"elastic-apm-traceparent", "Elastic's, from before traceparent"},
        {"x-datadog-sampled", "of Datadog's RUM SDK 4.0 to 4.9, which sends its priority too"},
    };

    private Hints() {}

    static List<String> of(Reading reading) {
        List<String> hints = new ArrayList<>();
        boolean isAnyKnown = false;
        boolean isAnyDouble = false;
        for (String[] header : reading.headers) {
            int key = Fields.key(header[0]);
            isAnyKnown |= key >= 0;
            isAnyDouble |= key >= 0 && !isList(header[0]) && isDouble(reading.received(header[0]));
            String stranger = key >= 0 ? null : stranger(header[0]);
            if (stranger != null && !hints.contains(stranger)) hints.add(stranger);
        }
        if (isAnyDouble) {
            hints.add(
                    "A header with two values comes from two tracers that each add their own: two SDKs on the page, or an "
                            + "SDK and a proxy.");
        }
        if (!isAnyKnown) {
            hints.add("A browser's RUM SDK sends no trace header to a URL that it was not told to trace, and most send "
                    + "none for a session that is not sampled.");
        }
        return hints;
    }

    private static boolean isList(String name) {
        return name.equalsIgnoreCase("tracestate")
                || name.equalsIgnoreCase("baggage")
                || name.equalsIgnoreCase("x-datadog-tags");
    }

    private static boolean isDouble(List<String> values) {
        return values.size() > 1 || values.get(0).indexOf(',') >= 0;
    }

    private static @Nullable String stranger(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String[] other : OF_OTHERS) {
            boolean isIt = other[0].endsWith("-") ? lower.startsWith(other[0]) : lower.equals(other[0]);
            if (isIt) return name + " is not read; it is " + other[1] + ".";
        }
        for (Format format : Format.values()) {
            for (String known : format.names()) {
                if (letters(known).equals(letters(name))) return name + " is not read; the header is " + known + ".";
            }
        }
        return null;
    }

    /** Without what joins words: {@code trace-parent} and {@code x_b3_trace_id} are other headers, but meant well. */
    private static String letters(String name) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '-' && c != '_' && c != '.') letters.append(Character.toLowerCase(c));
        }
        return letters.toString();
    }
}
