// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A trace header format, by the name users give it in settings. */
public enum Format {
    TRACECONTEXT("tracecontext", Fields.TRACEPARENT, Fields.TRACESTATE),
    DATADOG("datadog", Fields.DATADOG_TRACE_ID, Fields.DATADOG_TAGS),
    B3("b3", Fields.B3, Fields.B3),
    B3MULTI("b3multi", Fields.B3_TRACE_ID, Fields.B3_FLAGS),
    BAGGAGE("baggage", Fields.BAGGAGE, Fields.BAGGAGE);

    private static final Format[] FORMATS = values();

    private final String key;
    private final int firstField;
    private final int lastField;

    Format(String key, int firstField, int lastField) {
        this.key = key;
        this.firstField = firstField;
        this.lastField = lastField;
    }

    /** The name in settings and in reports. */
    public String key() {
        return key;
    }

    /** The headers of this format, as they are to be written. */
    public List<String> names() {
        List<String> names = new ArrayList<String>();
        for (int field = firstField; field <= lastField; field++) names.add(Fields.names()[field]);
        return Collections.unmodifiableList(names);
    }

    /** The format of that name, exactly; null if there is none. */
    public static @Nullable Format of(String key) {
        for (Format format : FORMATS) {
            if (format.key.equals(key)) return format;
        }
        return null;
    }

    /** The format whose header {@code field}, a key of {@link Fields}, is. */
    static Format of(int field) {
        for (Format format : FORMATS) {
            if (field >= format.firstField && field <= format.lastField) return format;
        }
        throw new IllegalArgumentException("no header has the key " + field);
    }

    /** The set of this format's headers: bit {@code 1 << key} for each. */
    int fields() {
        return (2 << lastField) - (1 << firstField);
    }
}
