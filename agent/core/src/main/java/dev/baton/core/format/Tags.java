// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Datadog's {@code _dd.p.*} tags, as an array: name, value, name, value. Arrays are never changed. */
final class Tags {
    static final String PREFIX = "_dd.p.";

    /** Who decided about sampling, {@code -0} default to {@code -4} manual. */
    static final String DECIDER = "_dd.p.dm";

    /** The high half of the trace id; part of the id, not kept among the tags. */
    static final String HIGH = "_dd.p.tid";

    static final String[] NONE = {};

    private Tags() {}

    static @Nullable String get(String[] tags, String name) {
        int at = indexOf(tags, name);
        return at < 0 ? null : tags[at + 1];
    }

    /** A tag that is there already keeps its place. */
    static String[] with(String[] tags, String name, String value) {
        int at = indexOf(tags, name);
        String[] changed = Arrays.copyOf(tags, at < 0 ? tags.length + 2 : tags.length);
        if (at < 0) at = tags.length;
        changed[at] = name;
        changed[at + 1] = value;
        return changed;
    }

    static String[] without(String[] tags, String name) {
        int at = indexOf(tags, name);
        if (at < 0) return tags;
        String[] changed = Arrays.copyOf(tags, tags.length - 2);
        System.arraycopy(tags, at + 2, changed, at, changed.length - at);
        return changed;
    }

    private static int indexOf(String[] tags, String name) {
        for (int i = 0; i < tags.length; i += 2) {
            if (tags[i].equals(name)) return i;
        }
        return -1;
    }

    /**
     * An origin or a tag's value as it stands in tracestate; null as an empty one. Commas, semicolons, tildes and what is
     * not printable are lost, {@code =} becomes a tilde.
     */
    static String encoded(@Nullable String value) {
        if (value == null) return "";
        StringBuilder text = null;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            char encoded = c == '=' ? '~' : c == ',' || c == ';' || c == '~' || c < ' ' || c > '~' ? '_' : c;
            if (encoded == c) continue;
            if (text == null) text = new StringBuilder(value);
            text.setCharAt(i, encoded);
        }
        return text == null ? value : text.toString();
    }

    /** A tag's name as it stands in tracestate, without its prefix. */
    static String encodedName(String tag) {
        String name = tag.startsWith(PREFIX) ? tag.substring(PREFIX.length()) : tag;
        return encoded(name.replace(' ', '_').replace('=', '_').replace(':', '_'));
    }
}
