// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import dev.baton.core.format.Identity.Draft;
import org.jspecify.annotations.Nullable;

/**
 * Datadog's member of {@code tracestate}.
 *
 * <pre>
 *   dd      = "dd=" [ element ] *( ";" [ element ] )
 *   element = "s:" priority       ; a 32-bit integer
 *           / "o:" origin
 *           / "p:" span           ; Datadog's last, 16 lowercase hex digits; not our parent
 *           / "t." name ":" value ; the tag _dd.p.name; t.tid is not read, traceparent is the truth
 *           / unknown             ; carried along
 *
 *   dd=s:1;o:rum            as a browser sends it
 *   dd=x:                   the least
 *   dd=s:yes;o:rum          s is not used, o is
 * </pre>
 *
 * In values {@code ~} stands for {@code =}. What cannot be read costs its element only. Source: dd-trace-java,
 * {@code W3CPTagsCodec} and {@code TagValue}; Datadog's system tests, {@code test_headers_tracestate_dd.py}.
 */
final class DatadogMember {
    private static final String KEY = "dd=";
    private static final int MAX_MEMBER = 256; // characters, key included

    private DatadogMember() {}

    /** Takes priority, origin and tags out of a valid tracestate. */
    static void read(String list, Draft draft) {
        int start = TraceState.indexOf(list, KEY);
        if (start < 0) return;
        int end = TraceState.end(list, start);
        int stop;
        for (int from = start + KEY.length(); from < end; from = stop + 1) {
            stop = stop(list, from, end);
            int colon = colon(list, from, stop);
            if (colon > 0) readElement(list, from, colon, stop, draft);
        }
    }

    private static void readElement(String list, int from, int colon, int stop, Draft draft) {
        if (isKey(list, from, colon, 's')) {
            long priority = Decimal.int32(list, colon + 1, stop);
            if (priority == Decimal.NOT_A_NUMBER) return;
            draft.hasPriority = true;
            draft.priority = (int) priority;
        } else if (isKey(list, from, colon, 'o')) {
            // In a header of its own, spaces around it would not be part of it.
            String origin = value(list, colon, stop).trim();
            if (!origin.isEmpty()) draft.origin = origin;
        } else if (isTag(list, from)) {
            String name = Tags.PREFIX + list.substring(from + 2, colon);
            if (!name.equals(Tags.HIGH)) draft.tags = Tags.with(draft.tags, name, value(list, colon, stop));
        }
    }

    private static String value(String list, int colon, int stop) {
        return list.substring(colon + 1, stop).replace('~', '=');
    }

    /** Where {@code s:} contradicts the sampled flag, the flag wins, and who decided is no longer true. */
    static void obeyFlag(Draft draft) {
        boolean isSampled = draft.sampled == Identity.YES;
        if (!draft.hasPriority || draft.priority > 0 == isSampled) return;
        draft.priority = isSampled ? 1 : 0;
        if (Tags.get(draft.tags, Tags.DECIDER) != null) {
            draft.tags = isSampled ? Tags.with(draft.tags, Tags.DECIDER, "-0") : Tags.without(draft.tags, Tags.DECIDER);
        }
    }

    /** The identity's tracestate, unchanged if its member says what the identity says. */
    static @Nullable String tracestate(Identity identity) {
        String list = identity.tracestate;
        int start = list == null ? -1 : TraceState.indexOf(list, KEY);
        if (list == null || start < 0) {
            String member = member(identity, "", 0, 0);
            return member == null ? list : TraceState.with(member, KEY, list);
        }
        Draft before = new Draft(null);
        read(list, before);
        if (saysTheSame(before, identity)) return list;
        return TraceState.with(member(identity, list, start, TraceState.end(list, start)), KEY, list);
    }

    private static boolean saysTheSame(Draft before, Identity identity) {
        if (before.hasPriority != identity.hasPriority || before.priority != identity.priority) return false;
        if (!Tags.encoded(before.origin).equals(Tags.encoded(identity.origin))) return false;
        if (before.tags.length != identity.tags.length) return false;
        for (int i = 0; i < identity.tags.length; i += 2) {
            String value = Tags.get(before.tags, Tags.PREFIX + Tags.encodedName(identity.tags[i]));
            if (value == null || !Tags.encoded(value).equals(Tags.encoded(identity.tags[i + 1]))) return false;
        }
        return true;
    }

    /** The member anew; of the former one, in {@code list}, what we do not know is kept. */
    private static @Nullable String member(Identity identity, String list, int start, int end) {
        StringBuilder text = new StringBuilder(KEY);
        if (identity.hasPriority) append(text, "s:", Decimal.of(identity.priority));
        if (identity.origin != null) append(text, "o:", Tags.encoded(identity.origin));
        keep(text, list, start + KEY.length(), end, true);
        String decider = Tags.get(identity.tags, Tags.DECIDER);
        if (decider != null) append(text, "t.dm:", Tags.encoded(decider));
        for (int i = 0; i < identity.tags.length; i += 2) {
            if (identity.tags[i].equals(Tags.DECIDER)) continue;
            append(text, "t." + Tags.encodedName(identity.tags[i]) + ':', Tags.encoded(identity.tags[i + 1]));
        }
        keep(text, list, start + KEY.length(), end, false);
        int length = text.length();
        while (text.charAt(length - 1) == ' ') length--;
        return length == KEY.length() ? null : text.substring(0, length);
    }

    /** Carries over the former member's {@code p:}, or its unknown elements. */
    private static void keep(StringBuilder text, String list, int from, int end, boolean isSpan) {
        int stop;
        for (; from < end; from = stop + 1) {
            stop = stop(list, from, end);
            if (from == stop) continue;
            int colon = colon(list, from, stop);
            if (colon > 0 && (isKey(list, from, colon, 's') || isKey(list, from, colon, 'o') || isTag(list, from))) {
                continue;
            }
            boolean saysSpan = colon > 0 && isKey(list, from, colon, 'p') && stop - colon == 17;
            if ((saysSpan && Hex.isDigits(list, colon + 1, stop)) == isSpan)
                append(text, list.substring(from, stop), "");
        }
    }

    private static void append(StringBuilder text, String keyAndColon, String value) {
        int separator = text.length() == KEY.length() ? 0 : 1;
        if (text.length() + separator + keyAndColon.length() + value.length() > MAX_MEMBER) return;
        if (separator == 1) text.append(';');
        text.append(keyAndColon).append(value);
    }

    private static int stop(String list, int from, int end) {
        int stop = list.indexOf(';', from);
        return stop < 0 || stop > end ? end : stop;
    }

    /** Where an element's key ends; -1 if it has none or a space in it. */
    private static int colon(String list, int from, int stop) {
        for (int i = from; i < stop; i++) {
            char c = list.charAt(i);
            if (c == ':') return i;
            if (c == ' ') return -1;
        }
        return -1;
    }

    private static boolean isKey(String list, int from, int colon, char key) {
        return colon == from + 1 && list.charAt(from) == key;
    }

    private static boolean isTag(String list, int from) {
        return list.startsWith("t.", from);
    }
}
