// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.tracers;

import dev.baton.smoke.backends.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a page's RUM SDK puts on its request: a trace in one format, in all of them, or none. */
enum Inbound {
    NOTHING,
    TRACECONTEXT(Format.TRACECONTEXT),
    DATADOG(Format.DATADOG),
    B3(Format.B3),
    B3MULTI(Format.B3MULTI),
    EVERYTHING(Format.values());

    /** The browser's ids, in hex. */
    static final String TRACE = "4d65822107fcfd52";

    static final String SPAN = "78629a0f5f3f164f";

    private final List<Format> formats;

    Inbound(Format... formats) {
        this.formats = List.of(formats);
    }

    boolean isTraced() {
        return !formats.isEmpty();
    }

    /** Whether it says that the trace is a browser's, which B3 cannot. */
    boolean namesRum() {
        return formats.contains(Format.TRACECONTEXT) || formats.contains(Format.DATADOG);
    }

    /** Name, value, name, value. */
    String[] headers() {
        List<String> headers = new ArrayList<>();
        for (Format format : formats) {
            String[] sent = format.sent();
            for (int i = 0; i < sent.length; i += 2) {
                if (headers.contains(sent[i])) continue;
                headers.addAll(List.of(sent[i], sent[i + 1]));
            }
        }
        return headers.toArray(new String[0]);
    }

    /** What Baton hands on of it where nobody else does. */
    Map<String, List<String>> arriving() {
        if (!isTraced()) return Map.of();
        return (namesRum() ? Format.DATADOG : formats.get(0)).arriving();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
