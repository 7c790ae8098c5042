// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import org.jspecify.annotations.Nullable;

/** The room that a request's head has for trace headers. */
public final class Head {
    /** What Tomcat, Jetty, nginx, Node.js and most others accept by default, or more. */
    public static final int LIMIT_BYTES = 8192;

    /** The bytes of a header line besides name and value: colon, space, carriage return, line feed. */
    private static final int LINE_BYTES = 4;

    private Head() {}

    /**
     * Leaves out what would lift a head over {@link #LIMIT_BYTES}: formats that did not arrive first, then baggage, then
     * the other formats, each time the least preferred. A head that is over it already has a server that takes more.
     *
     * @param formats that may be among the values, the preferred first; without baggage
     * @param came the headers that arrived, by key
     * @param values to be written, by key; not changed
     * @param size of the head without them, in bytes
     * @return {@code values} itself where all fit
     */
    static @Nullable String[] fitted(Format[] formats, @Nullable String[] came, @Nullable String[] values, int size) {
        int room = LIMIT_BYTES - size;
        int needed = bytes(values);
        if (needed <= room || room < 0) return values;
        @Nullable String[] kept = values.clone();
        for (int i = formats.length - 1; i >= 0 && bytes(kept) > room; i--) {
            if (!formats[i].isAmong(came)) remove(formats[i], kept);
        }
        if (bytes(kept) > room) kept[Fields.BAGGAGE] = null;
        for (int i = formats.length - 1; i >= 0 && bytes(kept) > room; i--) remove(formats[i], kept);
        return kept;
    }

    /**
     * Leaves out what would be more than so many lines: formats that did not arrive first, then the other formats but one,
     * each time the least preferred, then baggage and what this format can do without.
     *
     * @param formats as for {@link #fitted}
     * @return {@code values} itself where all fit
     */
    static @Nullable String[] atMost(int lines, Format[] formats, @Nullable String[] came, @Nullable String[] values) {
        if (lines(values) <= lines) return values;
        @Nullable String[] kept = values.clone();
        for (int i = formats.length - 1; i >= 0 && lines(kept) > lines; i--) {
            if (!formats[i].isAmong(came)) remove(formats[i], kept);
        }
        int last = 0; // the most preferred of those that are left
        while (last < formats.length - 1 && !formats[last].isAmong(kept)) last++;
        for (int i = formats.length - 1; i > last && lines(kept) > lines; i--) remove(formats[i], kept);
        if (lines(kept) > lines) kept[Fields.BAGGAGE] = null;
        if (lines(kept) > lines) kept[Fields.TRACESTATE] = null;
        for (int i = formats.length - 1; i >= 0 && lines(kept) > lines; i--) remove(formats[i], kept);
        return kept;
    }

    private static int lines(@Nullable String[] values) {
        int lines = 0;
        for (int key = 0; key < values.length; key++) {
            if (values[key] != null) lines++;
        }
        return lines;
    }

    private static int bytes(@Nullable String[] values) {
        int bytes = 0;
        for (int key = 0; key < values.length; key++) {
            String value = values[key];
            if (value != null) bytes += Fields.names()[key].length() + value.length() + LINE_BYTES;
        }
        return bytes;
    }

    private static void remove(Format format, @Nullable String[] values) {
        for (int key = 0; key < values.length; key++) {
            if ((format.fields & 1 << key) != 0) values[key] = null;
        }
    }
}
