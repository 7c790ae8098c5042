// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.backends;

import com.sun.net.httpserver.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One trace in each format, as a browser's RUM SDK sends it, and as it is to arrive at the next hop. B3 does not know that
 * a trace is a browser's.
 */
public enum Format {
    TRACECONTEXT(
            "traceparent", "00-00000000000000004d65822107fcfd52-78629a0f5f3f164f-01", "tracestate", "dd=s:1;o:rum"),
    DATADOG(
            "x-datadog-trace-id",
            "5577006791947779410",
            "x-datadog-parent-id",
            "8674665223082153551",
            "x-datadog-sampling-priority",
            "1",
            "x-datadog-origin",
            "rum"),
    B3("b3", "4d65822107fcfd52-78629a0f5f3f164f-1"),
    B3MULTI("X-B3-TraceId", "4d65822107fcfd52", "X-B3-SpanId", "78629a0f5f3f164f", "X-B3-Sampled", "1");

    /** Goes along with each. */
    private static final String BAGGAGE = "session.id=s1,user.id=u%201";

    private static final Pattern TRACE_HEADER =
            Pattern.compile("trace.*|b3|x-b3-.*|x-datadog-.*|baggage", Pattern.CASE_INSENSITIVE);

    private final String[] headers;

    /** @param headers name, value, name, value */
    Format(String... headers) {
        this.headers = headers;
    }

    /** What the browser sends: name, value, name, value. */
    public String[] sent() {
        List<String> sent = new ArrayList<>(List.of(headers));
        sent.addAll(List.of("baggage", BAGGAGE));
        return sent.toArray(new String[0]);
    }

    /** All trace headers that the next hop is to get when this one was sent. */
    public Map<String, List<String>> arriving() {
        Map<String, List<String>> arriving = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Format format : values()) {
            for (int i = 0; i < format.headers.length; i += 2)
                arriving.put(format.headers[i], List.of(format.headers[i + 1]));
        }
        arriving.put("baggage", List.of(BAGGAGE));
        if (this == B3 || this == B3MULTI) {
            arriving.remove("tracestate");
            arriving.remove("x-datadog-origin");
        }
        return arriving;
    }

    /** The trace headers of a call. */
    public static Map<String, List<String>> arrived(Headers call) {
        Map<String, List<String>> arrived = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        call.forEach((name, values) -> {
            if (TRACE_HEADER.matcher(name).matches()) arrived.put(name, values);
        });
        return arrived;
    }
}
