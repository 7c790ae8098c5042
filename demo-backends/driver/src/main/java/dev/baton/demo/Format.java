// SPDX-License-Identifier: Apache-2.0
package dev.baton.demo;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ways to tell a trace in headers, read by the letter and without any of Baton's own code. */
enum Format {
    TRACECONTEXT("traceparent", "tracestate") {
        private final Pattern grammar = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}");

        @Override
        @Nullable
        Ids read(Headers headers) {
            Matcher matcher = grammar.matcher(or(headers.only("traceparent"), ""));
            return matcher.matches() ? Ids.ofHex(matcher.group(1), matcher.group(2)) : null;
        }
    },

    B3("b3") {
        private final Pattern grammar = Pattern.compile("((?:[0-9a-f]{16}){1,2})-([0-9a-f]{16})(?:-[01d])?");

        @Override
        @Nullable
        Ids read(Headers headers) {
            Matcher matcher = grammar.matcher(or(headers.only("b3"), ""));
            return matcher.matches() ? Ids.ofHex(matcher.group(1), matcher.group(2)) : null;
        }
    },

    B3MULTI("X-B3-TraceId", "X-B3-SpanId", "X-B3-Sampled") {
        @Override
        @Nullable
        Ids read(Headers headers) {
            String trace = or(headers.only("X-B3-TraceId"), "");
            String parent = or(headers.only("X-B3-SpanId"), "");
            boolean wellFormed = trace.matches("(?:[0-9a-f]{16}){1,2}") && parent.matches("[0-9a-f]{16}");
            return wellFormed ? Ids.ofHex(trace, parent) : null;
        }
    },

    DATADOG("x-datadog-trace-id", "x-datadog-parent-id", "x-datadog-sampling-priority", "x-datadog-origin") {
        @Override
        @Nullable
        Ids read(Headers headers) {
            try {
                return Ids.ofDecimal(
                        or(headers.only("x-datadog-trace-id"), ""), or(headers.only("x-datadog-parent-id"), ""));
            } catch (NumberFormatException e) {
                return null;
            }
        }
    },

    /** Names no trace; what it says must arrive all the same. */
    BAGGAGE("baggage") {
        @Override
        @Nullable
        Ids read(Headers headers) {
            return null;
        }
    };

    private final List<String> names;

    Format(String... names) {
        this.names = List.of(names);
    }

    /** The ids that this format's headers name; null if they are missing or damaged. */
    @Nullable
    abstract Ids read(Headers headers);

    boolean isIn(Headers headers) {
        return names.stream().anyMatch(name -> !headers.values(name).isEmpty());
    }

    /** The word that settings and documentation use for it. */
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String or(@Nullable String value, String otherwise) {
        return value != null ? value : otherwise;
    }
}
