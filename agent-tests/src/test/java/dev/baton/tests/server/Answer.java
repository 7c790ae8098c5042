// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A response. Characters stand for bytes, as in ISO-8859-1. */
final class Answer {
    final int status;
    /** The status line (HTTP/1) and the header lines, less {@code Date}. */
    final String head;

    final String body;

    Answer(int status, String head, String body) {
        this.status = status;
        this.head = head;
        this.body = body;
    }

    /** A header of the response, several lines of it joined by commas; null: there is none. */
    String header(String name) {
        String value = null;
        for (String line : head.split("\n")) {
            int colon = line.indexOf(':');
            if (colon < 0 || !line.substring(0, colon).equalsIgnoreCase(name)) continue;
            String next = line.substring(colon + 1).trim();
            value = value == null ? next : value + ", " + next;
        }
        return value;
    }

    /**
     * The trace headers that the application saw at a moment of the request.
     *
     * @return by lower-case name; empty when there was no context
     * @throws AssertionError when the moment never came
     */
    Map<String, String> at(String moment) {
        Map<String, String> headers = new LinkedHashMap<>();
        String prefix = moment + '/';
        boolean came = false;
        for (String line : body.split("\n")) {
            if (!line.startsWith(prefix)) continue;
            came = true;
            int colon = line.indexOf(": ");
            if (colon > 0) headers.put(line.substring(prefix.length(), colon), line.substring(colon + 2));
        }
        if (!came) throw new AssertionError("no " + moment + " in: " + this);
        return headers;
    }

    /** What the application saw at each of its moments: {@link #at} for all of them, in their order. */
    List<Map<String, String>> all() {
        Map<String, Map<String, String>> moments = new LinkedHashMap<>();
        for (String line : body.split("\n")) {
            int slash = line.indexOf('/');
            if (slash > 0 && slash == line.length() - 1) moments.put(line, at(line.substring(0, slash)));
        }
        if (moments.isEmpty()) throw new AssertionError("no moment in: " + this);
        return new ArrayList<>(moments.values());
    }

    /** The names of {@link #at}, as often as the application met them. */
    List<String> namesAt(String moment) {
        List<String> names = new ArrayList<>();
        String prefix = moment + '/';
        for (String line : body.split("\n")) {
            int colon = line.indexOf(": ");
            if (line.startsWith(prefix) && colon > 0) names.add(line.substring(prefix.length(), colon));
        }
        return names;
    }

    @Override
    public String toString() {
        return status + "\n" + head + "\n\n" + body;
    }
}
