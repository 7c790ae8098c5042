// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.backends;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A table of what was seen, as Markdown. */
public final class Table {
    private final List<String[]> rows = new ArrayList<>();

    public Table(String... heads) {
        row(heads);
    }

    public void row(String... cells) {
        rows.add(cells);
    }

    public void write(Path file) throws IOException {
        Files.writeString(file, toString());
    }

    @Override
    public String toString() {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) widths[i] = Math.max(widths[i], row[i].length());
        }
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            text.append('|');
            for (int i = 0; i < row.length; i++)
                text.append(' ')
                        .append(row[i])
                        .append(" ".repeat(widths[i] - row[i].length()))
                        .append(" |");
            text.append('\n');
            if (row != rows.get(0)) continue;
            text.append('|');
            for (int width : widths) text.append("-".repeat(width + 2)).append('|');
            text.append('\n');
        }
        return text.toString();
    }
}
