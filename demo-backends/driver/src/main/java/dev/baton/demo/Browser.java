// SPDX-License-Identifier: Apache-2.0
package dev.baton.demo;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A browser's RUM SDK: makes ids and headers as the real ones were seen to make them. */
final class Browser {
    private static final String DATADOG = "Datadog RUM 7";
    private static final String OPENTELEMETRY = "OpenTelemetry web 2";

    private final SecureRandom random = new SecureRandom();
    private final String session = UUID.randomUUID().toString();

    /** Every format alone, then together, in both widths, and once unsampled; each a trace of its own. */
    List<Sent> requests() {
        return List.of(
                datadog("tracecontext", true, Format.TRACECONTEXT),
                datadog("b3", true, Format.B3),
                datadog("b3multi", true, Format.B3MULTI),
                datadog("datadog", true, Format.DATADOG),
                datadog("all four at once", true, Format.values()),
                datadog("all four, unsampled", false, Format.values()),
                openTelemetry("tracecontext, 128 bit"));
    }

    /** All four formats, sampled. */
    Sent everything() {
        return datadog("all four at once", true, Format.values());
    }

    private Sent datadog(String name, boolean sampled, Format... formats) {
        // Version 5 and later use all 64 bits for a trace, 63 for a span.
        Ids ids = new Ids(hex(nonZero()), hex(nonZero() >>> 1 | 1));
        String yes = sampled ? "1" : "0";
        List<Header> lines = new ArrayList<>();
        for (Format format : formats) {
            switch (format) {
                case TRACECONTEXT -> {
                    add(lines, "traceparent", "00-" + "0".repeat(16) + ids.trace() + "-" + ids.parent() + "-0" + yes);
                    add(lines, "tracestate", "dd=s:" + yes + ";o:rum");
                }
                case B3 -> add(lines, "b3", ids.trace() + "-" + ids.parent() + "-" + yes);
                case B3MULTI -> {
                    add(lines, "X-B3-TraceId", ids.trace());
                    add(lines, "X-B3-SpanId", ids.parent());
                    add(lines, "X-B3-Sampled", yes);
                }
                case DATADOG -> {
                    add(lines, "x-datadog-origin", "rum");
                    add(lines, "x-datadog-parent-id", Ids.decimal(ids.parent()));
                    add(lines, "x-datadog-sampling-priority", yes);
                    add(lines, "x-datadog-trace-id", ids.decimal());
                }
                case BAGGAGE -> {}
            }
        }
        add(lines, "baggage", "session.id=" + session);
        return new Sent(name, DATADOG, ids, new Headers(List.copyOf(lines)));
    }

    private Sent openTelemetry(String name) {
        Ids ids = new Ids(hex(nonZero()) + hex(nonZero()), hex(nonZero()));
        List<Header> lines = new ArrayList<>();
        add(lines, "traceparent", "00-" + ids.trace() + "-" + ids.parent() + "-01");
        add(lines, "baggage", "session.id=" + session + ",note=a%20b%2Cc");
        return new Sent(name, OPENTELEMETRY, ids, new Headers(List.copyOf(lines)));
    }

    private long nonZero() {
        long bits = random.nextLong();
        return bits != 0 ? bits : 1;
    }

    private static String hex(long bits) {
        String digits = Long.toHexString(bits);
        return "0".repeat(16 - digits.length()) + digits;
    }

    private static void add(List<Header> lines, String name, String value) {
        lines.add(new Header(name, value));
    }
}
