// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists with commas between their entries, in headers and in settings. */
public final class Commas {
    private Commas() {}

    /** The entries, trimmed, without empty ones and repetition. Null: none. */
    public static List<String> split(@Nullable String list) {
        if (list == null) return new ArrayList<String>();
        Set<String> entries = new LinkedHashSet<String>();
        for (int start = 0; start <= list.length(); ) {
            int comma = list.indexOf(',', start);
            int end = comma < 0 ? list.length() : comma;
            String entry = list.substring(start, end).trim();
            if (!entry.isEmpty()) entries.add(entry);
            start = end + 1;
        }
        return new ArrayList<String>(entries);
    }

    /** Empty of no entries. */
    public static String joined(List<String> entries) {
        return joined(entries, ",");
    }

    /** As {@link #joined(List)}, with {@code comma} between them. */
    public static String joined(List<String> entries, String comma) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < entries.size(); i++)
            list.append(i == 0 ? "" : comma).append(entries.get(i));
        return list.toString();
    }
}
