// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.formats;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A carrier as servers and clients have it: lines in their order, looked up case-blind from the first. */
final class Headers {
    private static final int CAPACITY = 64; // lines, so that the carrier's growth is counted for neither side

    private final String[] names = new String[CAPACITY];
    private final String[] values = new String[CAPACITY];
    private int size;

    int size() {
        return size;
    }

    String name(int index) {
        return names[index];
    }

    String value(int index) {
        return values[index];
    }

    List<String> names() {
        return Arrays.asList(names).subList(0, size);
    }

    @Nullable
    String get(String name) {
        for (int i = 0; i < size; i++) {
            if (names[i].equalsIgnoreCase(name)) return values[i];
        }
        return null;
    }

    /** Adds a line, or replaces the first of that name. */
    Headers set(String name, String value) {
        for (int i = 0; i < size; i++) {
            if (names[i].equalsIgnoreCase(name)) {
                values[i] = value;
                return this;
            }
        }
        return add(name, value);
    }

    /** Adds a line. */
    Headers add(String name, String value) {
        names[size] = name;
        values[size++] = value;
        return this;
    }

    /** Forgets all lines but the first. */
    void cutTo(int lines) {
        size = lines;
    }
}
