// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import org.jspecify.annotations.Nullable;

/**
 * Headers of a page with two SDKs, whose values the browser joins: {@code traceparent: A, B}. {@link Fields#add} takes the
 * first of each, and no {@code traceparent} at all, since nobody says that the first ones belong together. Here all of one
 * SDK are taken, if each header has equally many values: RUM's, where {@code x-datadog-origin} tells, else the first. Lists,
 * which join without harm, stay whole. Where only one SDK sent a format, that says it all.
 */
public final class Joined {
    private static final String RUM = "rum";

    /** Characters of a header after which no further line is looked at: two SDKs have two values, this is room for eight. */
    private static final int ENOUGH = 8 * Fields.MAX_LENGTH;

    private Joined() {}

    /** As {@link Fields#add}, and keeps what is joined, for {@link #pick}. */
    public static @Nullable String[] add(@Nullable String @Nullable [] headers, int key, @Nullable String value) {
        if (isList(key)) return Fields.add(headers, key, value);
        @Nullable String[] noted = headers == null ? new String[Fields.COUNT] : headers;
        String before = noted[key];
        if (before == null) noted[key] = value;
        else if (value != null && before.length() < ENOUGH) noted[key] = before + ',' + value;
        return noted;
    }

    /** Leaves of headers from {@link #add} what is to be read, as {@link Fields#add} would have noted it. */
    public static void pick(@Nullable String[] headers) {
        int places = places(headers);
        int place = place(headers[Fields.DATADOG_ORIGIN]);
        for (int key = 0; key < headers.length; key++) {
            String value = headers[key];
            if (value == null || isList(key)) continue;
            headers[key] = null;
            Fields.add(headers, key, places > 1 && place < places ? values(value)[place] : value);
        }
    }

    /** How many values each header has; 0 if they differ, as then it is not known which belong together. */
    private static int places(@Nullable String[] headers) {
        int places = 0;
        for (int key = 0; key < headers.length; key++) {
            String value = headers[key];
            if (value == null || isList(key)) continue;
            int count = values(value).length;
            if (places != 0 && places != count) return 0;
            places = count;
        }
        return places;
    }

    /** Where the browser's values are. */
    private static int place(@Nullable String origins) {
        String[] values = values(origins == null ? "" : origins);
        for (int i = 0; i < values.length; i++) {
            if (values[i].trim().equals(RUM)) return i;
        }
        return 0;
    }

    private static String[] values(String joined) {
        return joined.split(",", -1);
    }

    private static boolean isList(int key) {
        return key == Fields.TRACESTATE || key == Fields.DATADOG_TAGS || key == Fields.BAGGAGE;
    }
}
