// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import org.jspecify.annotations.Nullable;

/**
 * The list in {@code tracestate}, all lines joined.
 *
 * <pre>
 *   tracestate = [ member ] *( "," [ member ] )          ; at most 32 members, spaces and tabs around them do not count
 *   member     = key "=" value
 *   key        = ( a-z / 0-9 ) 0*255( a-z / 0-9 / _ * / @ - )
 *   value      = 1*256( 0x20-0x7e but "," and "=" )      ; does not end in a space
 *
 *   dd=s:1;o:rum        as a browser sends it
 *   a=1                 the least
 *   Dd=s:1              refused: a key that is not lowercase
 * </pre>
 *
 * One bad member costs the whole list. Duplicate keys pass. Source: W3C Trace Context, "tracestate Header Field Values";
 * the key is that of level 2, which is wider than level 1's.
 */
final class TraceState {
    private static final int MAX_MEMBERS = 32;
    private static final int MAX_KEY = 256; // characters
    private static final int MAX_VALUE = 256; // characters

    private TraceState() {}

    /** Why the list is to be discarded; null if it is valid. */
    static @Nullable String fault(String list) {
        int members = 0;
        int comma;
        for (int start = 0; start < list.length(); start = comma + 1) {
            comma = comma(list, start);
            int first = first(list, start, comma);
            int end = end(list, first, comma);
            if (first == end) continue;
            if (++members > MAX_MEMBERS) return "over 32 members";
            String fault = fault(list, first, end);
            if (fault != null) return fault;
        }
        return null;
    }

    private static @Nullable String fault(String list, int start, int end) {
        int equals = start;
        for (char c; equals < end && (c = list.charAt(equals)) != '='; equals++) {
            if (!isOfKey(c, equals == start)) return "a key with a character that is not allowed there";
        }
        if (equals == start || equals == end) return "a member without a key or without '='";
        if (equals - start > MAX_KEY) return "a key of over 256 characters";
        if (equals + 1 == end) return "a member without a value";
        if (end - equals - 1 > MAX_VALUE) return "a value of over 256 characters";
        for (int i = equals + 1; i < end; i++) {
            char c = list.charAt(i);
            if (c < ' ' || c > '~' || c == '=') return "a value with a character that is not allowed there";
        }
        return null;
    }

    private static boolean isOfKey(char c, boolean isFirst) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) return true;
        return !isFirst && (c == '_' || c == '-' || c == '*' || c == '/' || c == '@');
    }

    /** Where the first member of that key (given with its {@code =}) begins in a valid list; -1 if there is none. */
    static int indexOf(String list, String keyAndEquals) {
        for (int start = 0; start < list.length(); start = comma(list, start) + 1) {
            int first = first(list, start, list.length());
            if (list.startsWith(keyAndEquals, first)) return first;
        }
        return -1;
    }

    /** Where a member of a valid list that begins at {@code start} ends. */
    static int end(String list, int start) {
        return end(list, start, comma(list, start));
    }

    /**
     * A valid list with a member changed or added: it goes leftmost, the others keep their order, no key comes twice, and
     * what no longer fits falls off on the right.
     *
     * @param member null takes the key away
     * @return null if no member is left
     */
    static @Nullable String with(@Nullable String member, String keyAndEquals, @Nullable String list) {
        if (list == null) return member;
        StringBuilder text = new StringBuilder();
        int members = 0;
        if (member != null) {
            text.append(member);
            members = 1;
        }
        int comma;
        for (int start = 0; start < list.length(); start = comma + 1) {
            comma = comma(list, start);
            int first = first(list, start, comma);
            int end = end(list, first, comma);
            if (first == end || list.startsWith(keyAndEquals, first)) continue;
            String key = list.substring(first, list.indexOf('=', first) + 1);
            if (indexOf(list, key) != first) continue;
            if (++members > MAX_MEMBERS || text.length() + 1 + end - first > Fields.MAX_TRACESTATE) break;
            if (text.length() > 0) text.append(',');
            text.append(list, first, end);
        }
        return text.length() == 0 ? null : text.toString();
    }

    private static int comma(String list, int start) {
        int comma = list.indexOf(',', start);
        return comma < 0 ? list.length() : comma;
    }

    private static int first(String list, int start, int end) {
        while (start < end && Fields.isBlank(list.charAt(start))) start++;
        return start;
    }

    private static int end(String list, int start, int end) {
        while (end > start && Fields.isBlank(list.charAt(end - 1))) end--;
        return end;
    }
}
