// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import dev.baton.core.format.Identity.Draft;
import org.jspecify.annotations.Nullable;

/**
 * The list in {@code x-datadog-tags}, all lines joined.
 *
 * <pre>
 *   tags  = tag *( "," tag ) [ "," ]      ; at most 512 characters
 *   tag   = key "=" value
 *   key   = 1*( 0x21-0x7e but "," and "=" )
 *   value = *( 0x20-0x7e but "," )        ; of _dd.p.tid 16 lowercase hex digits
 *
 *   _dd.p.dm=-4,_dd.p.tid=64f1c2a900000000   as tracers send it
 *   a=                                       the least
 *   _dd.p.dm=-4,,_dd.p.a=b                   refused: an empty tag
 * </pre>
 *
 * One bad tag costs all, the high half of the trace id included. Taken are {@code _dd.p.*} only, but for the old
 * {@code _dd.p.upstream_services}. Source: dd-trace-java, {@code DatadogPTagsCodec}.
 */
final class DatadogTags {
    private static final String OLD = "_dd.p.upstream_services";
    private static final int HIGH_LENGTH = Tags.HIGH.length() + 17; // characters, with "=" and the digits

    private DatadogTags() {}

    /** Why the list is to be ignored; null if it is valid. */
    static @Nullable String fault(String list) {
        int comma;
        for (int start = 0; start < list.length(); start = comma + 1) {
            int equals = start;
            for (char c; equals < list.length() && (c = list.charAt(equals)) != '='; equals++) {
                if (c <= ' ' || c > '~' || c == ',') return "a key with a character that is not allowed there";
            }
            if (equals == start || equals == list.length()) return "a tag without a key or without '='";
            comma = comma(list, equals);
            boolean isHigh = isHigh(list, start, equals);
            if (isHigh && comma - equals == 17 && Hex.isDigits(list, equals + 1, comma)) continue;
            if (!Fields.isPrintable(list, equals + 1, comma))
                return "a value with a character that is not allowed there";
            if (isHigh) return "_dd.p.tid is not 16 lowercase hex digits";
        }
        return null;
    }

    /** Takes tags and the high half out of a valid list. */
    static void read(String list, Draft draft) {
        int comma;
        for (int start = 0; start < list.length(); start = comma + 1) {
            int equals = list.indexOf('=', start);
            comma = comma(list, equals);
            if (isHigh(list, start, equals)) {
                draft.high = Hex.parse(list, equals + 1, comma);
            } else if (list.startsWith(Tags.PREFIX, start)) {
                String name = list.substring(start, equals);
                if (!name.equals(OLD)) draft.tags = Tags.with(draft.tags, name, list.substring(equals + 1, comma));
            }
        }
    }

    /** What the identity's tags and its high half are as a list; null if there is nothing to say. */
    static @Nullable String of(Identity identity) {
        String[] tags = identity.tags;
        if (tags.length == 0) return identity.high == 0 ? null : Tags.HIGH + '=' + Hex.of(identity.high);
        StringBuilder text = new StringBuilder();
        String decider = Tags.get(tags, Tags.DECIDER);
        if (decider != null) append(text, Tags.DECIDER, decider, identity.high == 0 ? 0 : HIGH_LENGTH + 1);
        if (identity.high != 0) append(text, Tags.HIGH, Hex.of(identity.high), 0);
        for (int i = 0; i < tags.length; i += 2) {
            if (!tags[i].equals(Tags.DECIDER)) append(text, tags[i], tags[i + 1], 0);
        }
        // Spaces at the end of a header's value are not part of it.
        int length = text.length();
        while (length > 0 && text.charAt(length - 1) == ' ') length--;
        return length == 0 ? null : text.substring(0, length);
    }

    /** Leaves out what does not fit, with {@code reserved} characters still to come. */
    private static void append(StringBuilder text, String name, String value, int reserved) {
        int separator = text.length() == 0 ? 0 : 1;
        if (text.length() + separator + name.length() + 1 + value.length() + reserved > Fields.MAX_LENGTH) return;
        if (separator == 1) text.append(',');
        text.append(name).append('=').append(value);
    }

    private static boolean isHigh(String list, int start, int equals) {
        return equals - start == Tags.HIGH.length() && list.startsWith(Tags.HIGH, start);
    }

    private static int comma(String list, int start) {
        int comma = list.indexOf(',', start);
        return comma < 0 ? list.length() : comma;
    }
}
