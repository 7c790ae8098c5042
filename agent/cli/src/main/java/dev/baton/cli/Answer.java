// SPDX-License-Identifier: Apache-2.0
package dev.baton.cli;

import java.util.ArrayList;
import java.util.List;

/** What a Baton in another JVM said: lines of fields, the first of which says what the others are. */
final class Answer {
    private final List<String[]> lines = new ArrayList<>();

    Answer(String text) {
        for (String line : text.split("\n")) {
            if (!line.isEmpty()) lines.add(line.split("\t", -1));
        }
    }

    /** The one value of that name; empty if there is none. */
    String value(String name) {
        for (String[] line : lines) {
            if (line[0].equals(name) && line.length > 1) return line[1];
        }
        return "";
    }

    /** The fields, without the name, of all lines of that name. */
    List<String[]> rows(String name) {
        List<String[]> rows = new ArrayList<>();
        for (String[] line : lines) {
            if (!line[0].equals(name)) continue;
            String[] row = new String[line.length - 1];
            System.arraycopy(line, 1, row, 0, row.length);
            rows.add(row);
        }
        return rows;
    }
}
