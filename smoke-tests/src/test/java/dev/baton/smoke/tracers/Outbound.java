// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.tracers;

import com.sun.net.httpserver.Headers;
import dev.baton.smoke.backends.Format;
import dev.baton.smoke.backends.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An outbound request, as it came off the wire. */
final class Outbound {
    /** Those that Baton knows, as {@link Ids} calls them. */
    static final List<String> FORMATS = List.of("tracecontext", "datadog", "b3", "b3multi");

    /** Baton knows nothing of this one; it says what {@code traceparent} does. */
    private static final String ELASTIC = "elastic-apm-traceparent";

    /** The headers of the formats that Baton knows. */
    final Map<String, List<String>> headers;

    /** Of each format that is there. */
    final Map<String, Ids> ids = new TreeMap<>();

    /** The names of headers that are there more than once. */
    final List<String> doubled = new ArrayList<>();

    private final Headers all;

    Outbound(Headers all) {
        this.all = all;
        headers = Format.arrived(all);
        headers.forEach((name, lines) -> {
            if (lines.size() != 1) doubled.add(name);
        });
        if (!doubled.isEmpty()) return;
        ids.putAll(Ids.in(headers));
        if (lines(ELASTIC) == 0) return;
        if (lines(ELASTIC) > 1) doubled.add(ELASTIC);
        String[] parts = all.getFirst(ELASTIC).split("-");
        ids.put("elastic", Ids.hex(parts[1], parts[2]));
    }

    int lines(String name) {
        return all.getOrDefault(name, List.of()).size();
    }

    /** The span that it names, where all its formats name the same. */
    String span() {
        return ids.isEmpty() ? "" : ids.values().iterator().next().span();
    }
}
