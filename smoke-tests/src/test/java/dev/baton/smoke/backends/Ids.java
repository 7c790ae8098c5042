// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.backends;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one header, or RUM, says of a request, in hex.
 *
 * @param trace 16 digits where only the low half is known or the high half is zero, otherwise 32
 */
public record Ids(String trace, String span) {
    private static final int HALF = 16;

    public static Ids hex(String trace, String span) {
        String low = trace.substring(trace.length() - HALF);
        return new Ids(trace.matches("0{16}.{16}") ? low : trace, span);
    }

    public static Ids decimal(String trace, String span) {
        return new Ids(hexOf(trace), hexOf(span));
    }

    private static String hexOf(String decimal) {
        return String.format("%016x", Long.parseUnsignedLong(decimal));
    }

    private Ids low() {
        return new Ids(trace.substring(trace.length() - HALF), span);
    }

    /** Whether they are of one trace, as far as RUM can tell: by the low half. */
    public boolean isOfTraceOf(Ids other) {
        return low().trace.equals(other.low().trace);
    }

    /** Of each format that these trace headers are in. */
    public static Map<String, Ids> in(Map<String, List<String>> headers) {
        Map<String, Ids> ids = new TreeMap<>();
        if (headers.containsKey("traceparent")) {
            String[] parts = only(headers, "traceparent").split("-");
            ids.put("tracecontext", hex(parts[1], parts[2]));
        }
        if (headers.containsKey("b3")) {
            String[] parts = only(headers, "b3").split("-");
            ids.put("b3", hex(parts[0], parts[1]));
        }
        if (headers.containsKey("X-B3-TraceId"))
            ids.put("b3multi", hex(only(headers, "X-B3-TraceId"), only(headers, "X-B3-SpanId")));
        if (headers.containsKey("x-datadog-trace-id"))
            ids.put("datadog", decimal(only(headers, "x-datadog-trace-id"), only(headers, "x-datadog-parent-id")));
        return ids;
    }

    private static String only(Map<String, List<String>> headers, String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        if (values.size() != 1) throw new IllegalArgumentException(name + " is there " + values.size() + " times");
        return values.get(0);
    }

    /** Whether {@code format} says the same; datadog's headers know no more than the low half. */
    public boolean isTold(String format, Ids byFormat) {
        return (format.equals("datadog") ? low() : this).equals(byFormat);
    }
}
