// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import dev.baton.core.format.Identity.Draft;
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

    /** The set of this format's headers, as in {@link #check}. */
    final int fields;

    private final String key;
    private final int firstField;
    private final int lastField;

    Format(String key, int firstField, int lastField) {
        this.key = key;
        this.firstField = firstField;
        this.lastField = lastField;
        this.fields = (2 << lastField) - (1 << firstField);
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

    /** The format of exactly that name; null if there is none. */
    public static @Nullable Format of(String key) {
        for (Format format : FORMATS) {
            if (format.key.equals(key)) return format;
        }
        return null;
    }

    /** The format that has the header {@code field}, a key of {@link Fields}. */
    static Format of(int field) {
        int format = 0;
        while ((FORMATS[format].fields & 1 << field) == 0) format++;
        return FORMATS[format];
    }

    /** The formats of which a header is among these, valid or not, as bits {@code 1 << ordinal}. */
    public static int among(@Nullable String @Nullable [] headers) {
        if (headers == null) return 0;
        int present = 0;
        for (int key = 0; key < headers.length; key++) {
            if (headers[key] != null) present |= 1 << key;
        }
        int formats = 0;
        for (Format format : FORMATS) {
            if ((format.fields & present) != 0) formats |= 1 << format.ordinal();
        }
        return formats;
    }

    /**
     * Which of this format's headers are valid and may be forwarded as they are: the bits {@code 1 << key}; none if the
     * format did not come or is refused. Allocates nothing. Baggage is not an identity and has a reader of its own.
     */
    int check(@Nullable String[] headers, @Nullable Findings findings) {
        switch (this) {
            case TRACECONTEXT:
                return TraceContextFormat.check(headers, findings);
            case DATADOG:
                return DatadogFormat.check(headers, findings);
            case B3:
                return B3Format.check(headers, findings);
            case B3MULTI:
                return B3MultiFormat.check(headers, findings);
            default:
                return 0;
        }
    }

    /** Whether any header of this format is among these, valid or not. */
    boolean isAmong(@Nullable String[] headers) {
        for (int key = 0; key < headers.length; key++) {
            if (headers[key] != null && (fields & 1 << key) != 0) return true;
        }
        return false;
    }

    /** Whether the {@code valid} headers hold ids, not just a decision. */
    boolean hasIds(@Nullable String[] headers, int valid) {
        if ((valid & 1 << firstField) == 0) return false;
        return this != B3 || B3Format.hasIds(Fields.value(headers, Fields.B3));
    }

    /** What the headers say that {@link #check} found valid. */
    Draft read(@Nullable String[] headers, int valid) {
        switch (this) {
            case TRACECONTEXT:
                return TraceContextFormat.read(headers, valid);
            case DATADOG:
                return DatadogFormat.read(headers, valid);
            case B3:
                return B3Format.read(headers);
            case B3MULTI:
                return B3MultiFormat.read(headers, valid);
            default:
                return new Draft(this);
        }
    }

    /** Writes what this format can say of an identity, which may be nothing. */
    void write(Identity identity, @Nullable String[] target) {
        switch (this) {
            case TRACECONTEXT:
                TraceContextFormat.write(identity, target);
                break;
            case DATADOG:
                DatadogFormat.write(identity, target);
                break;
            case B3:
                B3Format.write(identity, target);
                break;
            case B3MULTI:
                B3MultiFormat.write(identity, target);
                break;
            default:
                break;
        }
    }
}
