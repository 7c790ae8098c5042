// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Requests as no browser sends them: in whatever is wrong with them, trace headers have their part. */
final class Hostile {
    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACEPARENT = "traceparent: 00-" + ID + "-00f067aa0ba902b7-01";
    private static final int LONG = 65_536;
    private static final int MANY = 1000;
    private static final int SOME = 64;

    private final String path;
    private final Map<String, String[]> requests = new LinkedHashMap<>();

    private Hostile(String path) {
        this.path = path;
    }

    /** By what is wrong with each: its pieces, to be sent with a pause between. */
    static Map<String, String[]> requests(String path) {
        Hostile all = new Hostile(path);
        all.controls();
        all.lengths();
        all.numbers();
        all.names();
        all.values();
        all.protocols();
        return all.requests;
    }

    private void lines(String what, String... lines) {
        requests.put(what, new String[] {head("HTTP/1.1", lines)});
    }

    private String head(String version, String... lines) {
        StringBuilder head =
                new StringBuilder("GET " + path + ' ' + version + "\r\nHost: localhost\r\nConnection: close\r\n");
        for (String line : lines) head.append(line).append("\r\n");
        return head.append("\r\n").toString();
    }

    private void controls() {
        lines("a carriage return in a value", TRACEPARENT + "\rX-Evil: 1");
        lines("a line feed in a value", "b3: " + ID + "-00f067aa0ba902b7-1\nX-Evil: 1");
        lines("a NUL in a value", TRACEPARENT, "tracestate: a=\0b");
        lines("a NUL in an id", "traceparent: 00-" + ID.replace('4', '\0') + "-00f067aa0ba902b7-01");
        lines("controls in baggage", "baggage: a=\1\2\37\177,b=1");
        lines("tabs", "x-datadog-trace-id:\t1\t", "x-datadog-parent-id: \t2", "x-datadog-tags: _dd.p.a=\t1\t2");
        lines("eight bits in tracestate", TRACEPARENT, "tracestate: a=\u00e4\u00ff\u0080");
        lines("eight bits in baggage", "baggage: k\u00e4y=v\u00e4lue;p\u00e4=1");
        lines("digits that are not ASCII", "b3: \u00ef\u00bc\u0091" + ID.substring(3) + "-00f067aa0ba902b7-1");
        lines("a value on the next line", "traceparent:\r\n " + TRACEPARENT.substring(13), "baggage: a=1,\r\n\tb=2");
    }

    private void lengths() {
        lines("64 KB of traceparent", "traceparent: " + repeated("0", LONG));
        lines("64 KB of baggage", "baggage: a=" + repeated("b", LONG));
        lines("6 KB of tracestate", TRACEPARENT, "tracestate: " + repeated("a=b,", LONG / SOME));
        lines(
                "6 KB of x-datadog-tags",
                "x-datadog-trace-id: 1",
                "x-datadog-tags: " + repeated("_dd.p.a=1,", SOME * 10));
        lines(
                "empty values",
                "traceparent:",
                "b3: ",
                "X-B3-TraceId:",
                "x-datadog-trace-id:",
                "baggage: ",
                "tracestate:");
        lines("blanks for values", "traceparent:      ", "b3:   \t ", "x-datadog-trace-id:  ");
    }

    private void numbers() {
        String[] many = new String[MANY];
        Arrays.fill(many, TRACEPARENT);
        lines("a thousand of one header", many);
        for (int i = 0; i < MANY; i++) many[i] = "baggage: k" + i + "=v";
        lines("a thousand lines of baggage", many);
        lines("two that differ", TRACEPARENT, TRACEPARENT.replace('4', '5'));
        lines("two that differ, in other cases", "B3: " + ID + "-00f067aa0ba902b7-1", "b3: 1-2-1", "X-b3-TRACEID: 77");
    }

    private void names() {
        lines("a blank before the colon", "traceparent : " + TRACEPARENT.substring(13), "b3\t: 0");
        lines("no name", ": " + ID, TRACEPARENT);
        lines("no colon", "traceparent", TRACEPARENT);
        lines(
                "names almost like ours",
                "traceparent2: 1",
                "xb3: 0",
                "x-datadog-: 1",
                "trace\u017fparent: 1",
                "x_b3_traceid: 1");
    }

    private void values() {
        lines("ids that are none", "traceparent: 00-" + repeated("0", 32) + "-" + repeated("0", 16) + "-01", "b3: -1");
        lines("numbers that are none", "x-datadog-trace-id: 1e5", "x-datadog-parent-id: -1");
        lines("numbers without end", "x-datadog-trace-id: " + repeated("9", MANY), "x-datadog-parent-id: 1");
        lines("a sampling priority that is none", "x-datadog-trace-id: 1", "x-datadog-sampling-priority: 99999999999");
        lines("baggage that is none", "baggage: =,;=;,,,==%%%,%0d%0aX-Evil: 1,a=%00");
        lines("baggage of many properties", "baggage: a=1" + repeated(";p=\"q\"", SOME * 4));
        lines("an origin that is none", "x-datadog-trace-id: 1", "x-datadog-origin: rum\u00e4;,=~");
        lines("flags that are none", "X-B3-TraceId: " + ID, "X-B3-SpanId: 1", "X-B3-Flags: yes", "X-B3-Sampled: maybe");
    }

    private void protocols() {
        requests.put("nothing hostile", new String[] {head("HTTP/1.1", TRACEPARENT)});
        requests.put("HTTP/1.0", new String[] {head("HTTP/1.0", TRACEPARENT)});
        requests.put(
                "HTTP/1.0, kept alive",
                new String[] {head("HTTP/1.0", TRACEPARENT).replace("Connection: close", "Connection: keep-alive")});
        requests.put("HTTP/3.7", new String[] {head("HTTP/3.7", TRACEPARENT)});
        String whole = head("HTTP/1.1", TRACEPARENT, "b3: 0");
        int middle = whole.indexOf("parent");
        requests.put("slow", new String[] {
            whole.substring(0, middle),
            whole.substring(middle, middle + 9),
            whole.substring(middle + 9, middle + 20),
            whole.substring(middle + 20)
        });
        requests.put("lines that end with a line feed", new String[] {whole.replace("\r\n", "\n")});
        requests.put("trace headers behind the body", new String[] {
            "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n"
                    + "Trailer: traceparent\r\n\r\n1\r\na\r\n0\r\n" + TRACEPARENT + "\r\n\r\n"
        });
        requests.put("two lengths", new String[] {
            "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n" + TRACEPARENT
                    + "\r\nContent-Length: 5\r\n\r\n"
        });
    }

    private static String repeated(String text, int times) {
        StringBuilder repeated = new StringBuilder();
        for (int i = 0; i < times; i++) repeated.append(text);
        return repeated.toString();
    }
}
