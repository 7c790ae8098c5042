// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import org.jspecify.annotations.Nullable;

/** The header names Baton knows. A key is an index into {@link #names}; a set of headers is an array of values by key. */
public final class Fields {
    private static final String[] NAMES = {"traceparent", "tracestate", "baggage"};

    private Fields() {}

    public static String[] names() {
        return NAMES;
    }

    public static int key(String name) {
        for (int key = 0; key < NAMES.length; key++) {
            if (NAMES[key].equalsIgnoreCase(name)) return key;
        }
        return -1;
    }

    public static String[] add(String @Nullable [] headers, int key, String value) {
        String[] noted = headers == null ? new String[NAMES.length] : headers;
        noted[key] = value;
        return noted;
    }
}
