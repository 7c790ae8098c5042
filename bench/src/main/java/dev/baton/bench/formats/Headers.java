// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.formats;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A carrier as servers and clients have it: a list of header lines, looked up case-blind from its start. */
final class Headers {
    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    int size() {
        return names.size();
    }

    String name(int index) {
        return names.get(index);
    }

    String value(int index) {
        return values.get(index);
    }

    List<String> names() {
        return names;
    }

    @Nullable
    String get(String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) return values.get(i);
        }
        return null;
    }

    /** Adds a line, or replaces the first of that name. */
    Headers set(String name, String value) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                values.set(i, value);
                return this;
            }
        }
        names.add(name);
        values.add(value);
        return this;
    }

    /** Empty again, its memory kept, so that what the carrier needs is not counted for either side. */
    void clear() {
        names.clear();
        values.clear();
    }
}
