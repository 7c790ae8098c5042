// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.browser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Header values that are lists of names. */
final class HeaderList {
    private HeaderList() {}

    /** The entries, trimmed, without empty ones. */
    static List<String> of(String value) {
        List<String> entries = new ArrayList<String>();
        for (int start = 0; start <= value.length(); ) {
            int comma = value.indexOf(',', start);
            int end = comma < 0 ? value.length() : comma;
            String entry = value.substring(start, end).trim();
            if (!entry.isEmpty()) entries.add(entry);
            start = end + 1;
        }
        return entries;
    }

    /** One value of many entries; null of none. */
    static @Nullable String joined(List<String> entries, String separator) {
        if (entries.isEmpty()) return null;
        StringBuilder value = new StringBuilder(entries.get(0));
        for (int i = 1; i < entries.size(); i++) value.append(separator).append(entries.get(i));
        return value.toString();
    }

    static boolean contains(@Nullable String value, String entry) {
        if (value == null) return false;
        for (String other : of(value)) {
            if (other.equalsIgnoreCase(entry)) return true;
        }
        return false;
    }

    /** {@code value}, and after it those of {@code more} that are not in it; null if all are. */
    static @Nullable String completed(@Nullable String value, String more) {
        List<String> missing = new ArrayList<String>();
        for (String entry : of(more)) {
            if (!contains(value, entry)) missing.add(entry);
        }
        String added = joined(missing, ", ");
        return added == null || value == null || value.trim().isEmpty() ? added : value + ", " + added;
    }
}
