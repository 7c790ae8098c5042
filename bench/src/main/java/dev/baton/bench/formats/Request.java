// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.formats;

/** What comes in, on top of what any browser sends, and what goes out. */
public enum Request {
    NOTHING_FOUND("nothing found", false),
    TRACECONTEXT_FORWARDED("tracecontext in, as it came out", true),
    FOUR_FORMATS_FORWARDED("four formats in, as they came out", false),
    TRACECONTEXT_TRANSLATED("tracecontext in, four formats out", false),
    SECOND_CALL("the same, every further call", false);

    public static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    public static final String TRACEPARENT = "00-" + TRACE_ID + "-00f067aa0ba902b7-01";

    final String title;
    /** Whether only formats that came in go out. */
    final boolean isReceivedOnly;

    Request(String title, boolean isReceivedOnly) {
        this.title = title;
        this.isReceivedOnly = isReceivedOnly;
    }

    /** As a client makes it, before either side has written on it. */
    static Headers outbound() {
        return new Headers()
                .set("Host", "stock.example.com")
                .set("User-Agent", "Java/17")
                .set("Accept", "application/json")
                .set("Connection", "keep-alive");
    }

    /** As a server sees it: the lines of a browser's {@code fetch}, those of the RUM SDK after them. */
    Headers headers() {
        Headers headers = new Headers()
                .set("host", "shop.example.com")
                .set("connection", "keep-alive")
                .set("content-length", "27")
                .set("sec-ch-ua", "\"Chromium\";v=\"130\", \"Not?A_Brand\";v=\"99\"")
                .set("sec-ch-ua-platform", "\"Linux\"")
                .set("user-agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36")
                .set("accept", "application/json")
                .set("content-type", "application/json")
                .set("origin", "https://shop.example.com")
                .set("sec-fetch-mode", "cors")
                .set("referer", "https://shop.example.com/cart")
                .set("accept-encoding", "gzip, deflate, br, zstd")
                .set("cookie", "session=8f14e45fceea167a5a36dedd4bea2543");
        if (this == NOTHING_FOUND) return headers;
        headers.set("traceparent", TRACEPARENT).set("tracestate", "dd=s:1;o:rum;p:00f067aa0ba902b7");
        if (this != FOUR_FORMATS_FORWARDED) return headers;
        return headers.set("b3", TRACE_ID + "-00f067aa0ba902b7-1")
                .set("X-B3-TraceId", TRACE_ID)
                .set("X-B3-SpanId", "00f067aa0ba902b7")
                .set("X-B3-Sampled", "1")
                .set("x-datadog-trace-id", "11803532876627986230")
                .set("x-datadog-parent-id", "67667974448284343")
                .set("x-datadog-sampling-priority", "1")
                .set("x-datadog-origin", "rum")
                .set("x-datadog-tags", "_dd.p.tid=4bf92f3577b34da6");
    }

    /**
     * Writes the lines of {@link #headers} as HTTP/1.1 does.
     *
     * @return how many
     */
    public int appendTo(StringBuilder head) {
        Headers headers = headers();
        for (int i = 0; i < headers.size(); i++) {
            if (headers.name(i).equals("content-length")) continue; // of a body that is not sent
            head.append(headers.name(i)).append(": ").append(headers.value(i)).append("\r\n");
        }
        return headers.size() - 1;
    }
}
