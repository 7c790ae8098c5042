// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.browser;

import dev.baton.core.format.Commas;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Header values that are lists of names, which are compared case-blind. */
final class HeaderList {
    private HeaderList() {}

    static boolean contains(@Nullable String value, String name) {
        for (String other : Commas.split(value)) {
            if (other.equalsIgnoreCase(name)) return true;
        }
        return false;
    }

    /** {@code value}, and after it those of {@code more} that are not in it; null if all are. */
    static @Nullable String completed(@Nullable String value, String more) {
        List<String> missing = new ArrayList<String>();
        for (String name : Commas.split(more)) {
            if (!contains(value, name)) missing.add(name);
        }
        if (missing.isEmpty()) return null;
        String added = Commas.joined(missing, ", ");
        return value == null || value.trim().isEmpty() ? added : value + ", " + added;
    }
}
