// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Trace headers as callers send them: one trace for each number, said in all formats or in some. */
public final class Trace {
    public static final List<String> NAMES = Collections.unmodifiableList(Arrays.asList(
            "traceparent",
            "tracestate",
            "b3",
            "X-B3-TraceId",
            "X-B3-SpanId",
            "X-B3-ParentSpanId",
            "X-B3-Sampled",
            "X-B3-Flags",
            "x-datadog-trace-id",
            "x-datadog-parent-id",
            "x-datadog-sampling-priority",
            "x-datadog-origin",
            "x-datadog-tags",
            "baggage"));

    private Trace() {}

    /** The 64 bits of a trace id, none of them like another number's. */
    public static long id(int number) {
        return 0x4d65822107fcfd00L + number;
    }

    public static Map<String, String> all(int number) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.putAll(tracecontext(number));
        headers.putAll(b3(number));
        headers.putAll(b3multi(number));
        headers.putAll(datadog(number));
        headers.putAll(baggage(number));
        return headers;
    }

    public static Map<String, String> tracecontext(int number) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("traceparent", "00-0000000000000000" + hex(number) + "-78629a0f5f3f164f-01");
        headers.put("tracestate", "dd=s:1;o:rum,other=" + number);
        return headers;
    }

    public static Map<String, String> b3(int number) {
        return Collections.singletonMap("b3", hex(number) + "-78629a0f5f3f164f-1");
    }

    public static Map<String, String> b3multi(int number) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-B3-TraceId", hex(number));
        headers.put("X-B3-SpanId", "78629a0f5f3f164f");
        headers.put("X-B3-ParentSpanId", "05e3ac9a4f6e3b90");
        headers.put("X-B3-Sampled", "1");
        return headers;
    }

    public static Map<String, String> datadog(int number) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-datadog-trace-id", Long.toString(id(number)));
        headers.put("x-datadog-parent-id", Long.toString(0x78629a0f5f3f164fL));
        headers.put("x-datadog-sampling-priority", "1");
        headers.put("x-datadog-origin", "rum");
        headers.put("x-datadog-tags", "_dd.p.dm=-0");
        return headers;
    }

    public static Map<String, String> baggage(int number) {
        return Collections.singletonMap("baggage", "session.id=" + number + ",user.id=a%20b");
    }

    /** What a request's {@link Received#trace} is when each of {@code headers} came on one line. */
    public static Map<String, List<String>> once(Map<String, String> headers) {
        Map<String, List<String>> once = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            once.put(header.getKey(), Collections.singletonList(header.getValue()));
        }
        return once;
    }

    /** One map of each format alone, and one of all together. */
    public static List<Map<String, String>> everyFormat(int number) {
        List<Map<String, String>> formats = new ArrayList<>();
        formats.add(tracecontext(number));
        formats.add(b3(number));
        formats.add(b3multi(number));
        formats.add(datadog(number));
        formats.add(baggage(number));
        formats.add(all(number));
        return formats;
    }

    private static String hex(int number) {
        return Long.toHexString(id(number));
    }
}
