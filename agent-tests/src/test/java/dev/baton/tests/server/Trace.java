// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The headers of one trace, as a RUM browser sends them; no two are alike. */
final class Trace {
    private static final AtomicLong NUMBER = new AtomicLong(0x4d65_8221_07fc_0000L);

    /** Those of all formats, by lower-case name. */
    final Map<String, String> headers = new LinkedHashMap<>();

    private Trace(long traceId, long spanId) {
        String trace = String.format("%016x", traceId);
        String span = String.format("%016x", spanId);
        headers.put("traceparent", "00-0000000000000000" + trace + '-' + span + "-01");
        headers.put("tracestate", "dd=s:1;o:rum");
        headers.put("x-datadog-trace-id", Long.toUnsignedString(traceId));
        headers.put("x-datadog-parent-id", Long.toUnsignedString(spanId));
        headers.put("x-datadog-sampling-priority", "1");
        headers.put("x-datadog-origin", "rum");
        headers.put("b3", trace + '-' + span + "-1");
        headers.put("x-b3-traceid", trace);
        headers.put("x-b3-spanid", span);
        headers.put("x-b3-sampled", "1");
        headers.put("baggage", "session.id=" + span);
    }

    static Trace next() {
        long number = NUMBER.addAndGet(0x1_0001L);
        return new Trace(number, ~number);
    }

    /** Those headers whose names begin with one of these. */
    Map<String, String> only(String... prefixes) {
        Map<String, String> some = new LinkedHashMap<>();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (Arrays.stream(prefixes).anyMatch(header.getKey()::startsWith)) {
                some.put(header.getKey(), header.getValue());
            }
        }
        return some;
    }

    /** The headers that say its ids, whichever format they came in: what no translation changes. */
    Map<String, String> ids() {
        Map<String, String> ids = only("traceparent", "x-datadog-trace-id", "x-datadog-parent-id", "x-b3");
        ids.put("b3", headers.get("b3"));
        return ids;
    }

    /** All of them, as header lines. */
    List<String> lines() {
        return lines(headers);
    }

    static List<String> lines(Map<String, String> headers) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            lines.add(header.getKey() + ": " + header.getValue());
        }
        return lines;
    }
}
