// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.browser;

import dev.baton.core.format.Commas;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a response that say something of a trace, or whether a page of another origin may know it. A key is an
 * index into {@link #names}; a response's headers are an array of values by key, several lines of one joined by commas.
 */
public final class Response {
    private static final int ALLOW_ORIGIN = 0;
    private static final int ALLOW_HEADERS = 1;
    private static final int EXPOSE_HEADERS = 2;
    private static final int TIMING_ALLOW_ORIGIN = 3;
    private static final int SERVER_TIMING = 4;
    private static final int TRACERESPONSE = 5;

    private static final String[] NAMES = {
        "Access-Control-Allow-Origin",
        "Access-Control-Allow-Headers",
        "Access-Control-Expose-Headers",
        "Timing-Allow-Origin",
        "Server-Timing",
        "traceresponse"
    };

    private static final @Nullable String[] NOTHING = {};

    private Response() {}

    /** The names as they are to be written. Not to be changed. */
    public static String[] names() {
        return NAMES;
    }

    /** Notes one header line; {@code lines} is null before the first. */
    public static @Nullable String[] add(@Nullable String @Nullable [] lines, int key, @Nullable String value) {
        @Nullable String[] noted = lines == null ? new String[NAMES.length] : lines;
        if (value != null) noted[key] = noted[key] == null ? value : noted[key] + ", " + value;
        return noted;
    }

    /** What an answer to a preflight gets: values by key, each in place of what is there; empty: nothing. */
    public static @Nullable String[] of(Preflight preflight, @Nullable String @Nullable [] present) {
        if (present == null) return NOTHING;
        String allowed = preflight.allowed(present[ALLOW_ORIGIN], present[ALLOW_HEADERS]);
        if (allowed == null) return NOTHING;
        @Nullable String[] values = new String[NAMES.length];
        values[ALLOW_HEADERS] = allowed;
        return values;
    }

    /**
     * What any other response gets, as {@link #of(Preflight, String[])}: the trace that it belongs to, and that a page
     * which may read the response may read that.
     *
     * @param traceparent of the trace
     * @param isServerTiming whether as {@code Server-Timing}
     * @param isTraceresponse whether as {@code traceresponse}
     */
    public static @Nullable String[] of(
            String traceparent,
            boolean isServerTiming,
            boolean isTraceresponse,
            @Nullable String @Nullable [] present) {
        @Nullable String[] there = present == null ? new String[NAMES.length] : present;
        @Nullable String[] values = new String[NAMES.length];
        String timing = there[SERVER_TIMING];
        String exposed = null;
        if (isServerTiming && !tellsTrace(timing)) {
            String metric = "traceparent;desc=\"" + traceparent + '"';
            values[SERVER_TIMING] = timing == null || timing.isEmpty() ? metric : timing + ", " + metric;
            exposed = NAMES[SERVER_TIMING];
        }
        if (isTraceresponse && there[TRACERESPONSE] == null) {
            values[TRACERESPONSE] = traceparent;
            exposed = exposed == null ? NAMES[TRACERESPONSE] : exposed + ", " + NAMES[TRACERESPONSE];
        }
        if (exposed == null) return NOTHING;
        String origin = there[ALLOW_ORIGIN];
        if (origin == null) return values;
        values[EXPOSE_HEADERS] = HeaderList.completed(there[EXPOSE_HEADERS], exposed);
        if (values[SERVER_TIMING] != null && !HeaderList.contains(there[TIMING_ALLOW_ORIGIN], "*")) {
            values[TIMING_ALLOW_ORIGIN] = HeaderList.completed(there[TIMING_ALLOW_ORIGIN], origin);
        }
        return values;
    }

    /** Whether a metric {@code traceparent} is among those of {@code Server-Timing}. */
    private static boolean tellsTrace(@Nullable String timing) {
        for (String metric : Commas.split(timing)) {
            int end = metric.indexOf(';');
            if ((end < 0 ? metric : metric.substring(0, end)).trim().equals("traceparent")) return true;
        }
        return false;
    }
}
