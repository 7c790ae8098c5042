// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One request as it came off the wire: every header line, in order, none joined or renamed. */
final class Received {
    final String method;
    final String target;
    final byte[] body;
    private final List<String[]> lines;

    /** @param lines name, value */
    Received(String method, String target, List<String[]> lines, byte[] body) {
        this.method = method;
        this.target = target;
        this.lines = lines;
        this.body = body;
    }

    /** The body, as UTF-8. */
    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The names of all lines, as they were written. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (String[] line : lines) names.add(line[0]);
        return names;
    }

    List<String> values(String name) {
        List<String> values = new ArrayList<>();
        for (String[] line : lines) {
            if (line[0].equalsIgnoreCase(name)) values.add(line[1]);
        }
        return values;
    }

    /** The trace headers by name, whatever its case; a name that came on several lines has several values. */
    Map<String, List<String>> trace() {
        Map<String, List<String>> trace = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : Trace.NAMES) {
            List<String> values = values(name);
            if (!values.isEmpty()) trace.put(name, values);
        }
        return trace;
    }

    @Override
    public String toString() {
        return method + ' ' + target + ' ' + trace();
    }
}
