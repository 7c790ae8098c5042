// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import dev.baton.core.format.Identity.Draft;
import org.jspecify.annotations.Nullable;

/**
 * Several formats in one request: which is followed, and what the others of the same trace add to it.
 *
 * <pre>
 *   C1  a decision without ids counts only if no format has ids
 *   C2  the first format in order is followed; b3 goes before b3multi in any order
 *   C3  formats of the same trace are merged into it
 *   C4  a browser's trace goes before one that is not, if so wished
 *   C5  the others are not merged
 * </pre>
 */
final class Merge {
    private static final String RUM = "rum";

    private Merge() {}

    /**
     * The merged identity.
     *
     * @param order the formats read, the preferred first
     * @param valid what {@link Format#check} said of each
     * @return null if there are neither ids nor a decision
     */
    static @Nullable Identity of(
            Format[] order, @Nullable String[] headers, int valid, boolean rumFirst, @Nullable Findings findings) {
        Draft[] drafts = new Draft[order.length];
        int count = 0;
        boolean hasB3 = Format.B3.hasIds(headers, valid);
        for (Format format : order) {
            if (!format.hasIds(headers, valid)) continue;
            if (format == Format.B3MULTI && hasB3) {
                if (findings != null) findings.noted(format, "b3 is there too and is read in its place");
                continue;
            }
            drafts[count++] = format.read(headers, valid);
        }
        if (count == 0) return decision(headers, valid);
        int group = group(drafts, count, 0);
        int rum = rumFirst && count > 1 ? rum(drafts, count, group) : -1;
        int primary = Math.max(rum, 0);
        if (rum > 0) group = group(drafts, count, rum);
        if (findings != null) noteLosers(drafts, count, primary, group, rum > 0, findings);
        return group == 1 << primary ? drafts[primary].identity() : merged(drafts, count, primary, group);
    }

    private static @Nullable Identity decision(@Nullable String[] headers, int valid) {
        if ((valid & Format.B3.fields) != 0)
            return Format.B3.read(headers, valid).identity();
        return (valid & Format.B3MULTI.fields) != 0
                ? Format.B3MULTI.read(headers, valid).identity()
                : null;
    }

    /** The drafts of the same trace as the primary one: bits by index. */
    private static int group(Draft[] drafts, int count, int primary) {
        long low = drafts[primary].low;
        long high = drafts[primary].high;
        int group = 0;
        for (int i = 0; i < count; i++) {
            Draft draft = drafts[i];
            if (draft.low != low || (draft.high != high && draft.high != 0 && high != 0)) continue;
            if (high == 0) high = draft.high;
            group |= 1 << i;
        }
        return group;
    }

    /** The draft that comes from the browser, if none of {@code group} does; else -1. */
    private static int rum(Draft[] drafts, int count, int group) {
        int found = -1;
        for (int i = count - 1; i >= 0; i--) {
            if (!RUM.equals(drafts[i].origin)) continue;
            if ((group & 1 << i) != 0) return -1;
            found = i;
        }
        return found;
    }

    private static Identity merged(Draft[] drafts, int count, int primary, int group) {
        Draft merged = drafts[primary];
        Draft w3c = null;
        Draft datadog = null;
        for (int i = 0; i < count; i++) {
            if ((group & 1 << i) == 0) continue;
            Draft draft = drafts[i];
            if (draft.format == Format.TRACECONTEXT) w3c = draft;
            if (draft.format == Format.DATADOG) datadog = draft;
            if (i != primary) add(merged, draft);
        }
        if (merged.debug) merged.sampled = Identity.YES;
        Draft says = agrees(datadog, merged.sampled) ? datadog : agrees(w3c, merged.sampled) ? w3c : null;
        merged.priority = says == null ? 0 : says.priority;
        merged.hasPriority = says != null;
        if (w3c != null) {
            merged.spanId = w3c.spanId;
            merged.flags = w3c.flags;
            merged.tracestate = w3c.tracestate;
        }
        return merged.identity();
    }

    private static void add(Draft merged, Draft other) {
        if (merged.high == 0) merged.high = other.high;
        if (merged.sampled == Identity.UNDECIDED) merged.sampled = other.sampled;
        if (merged.origin == null) merged.origin = other.origin;
        if (merged.tags.length == 0) merged.tags = other.tags;
        merged.debug |= other.debug;
    }

    private static boolean agrees(@Nullable Draft draft, int sampled) {
        return draft != null && draft.hasPriority && draft.priority > 0 == (sampled == Identity.YES);
    }

    private static void noteLosers(
            Draft[] drafts, int count, int primary, int group, boolean isForRum, Findings findings) {
        String winner = key(drafts[primary]);
        for (int i = 0; i < count; i++) {
            Format format = drafts[i].format;
            if ((group & 1 << i) != 0 || format == null) continue;
            String why = isForRum ? "because it comes from RUM" : "because of the order";
            findings.noted(format, "names another trace; " + winner + " is followed " + why);
        }
    }

    private static String key(Draft draft) {
        return draft.format == null ? "" : draft.format.key();
    }

    /** Whether a browser's own trace would be lost by following {@code fresher} in place of {@code ours}. */
    static boolean losesRum(Identity fresher, Identity ours) {
        return !isSameTrace(fresher, ours) && RUM.equals(ours.origin) && !RUM.equals(fresher.origin);
    }

    /**
     * {@code fresher}, with what {@code ours} says besides of the same trace: a tracer's own formats may not have had the
     * words for it. Of another trace {@code fresher} itself.
     */
    static Identity completed(Identity fresher, Identity ours) {
        if (!isSameTrace(fresher, ours)) return fresher;
        Draft draft = fresher.draft();
        if (draft.high == 0) draft.high = ours.high;
        if (draft.flags == Identity.NONE) draft.flags = ours.flags;
        if (draft.tracestate == null) draft.tracestate = ours.tracestate;
        if (draft.origin == null) draft.origin = ours.origin;
        if (draft.sampled == Identity.UNDECIDED) draft.sampled = ours.sampled;
        if (draft.sampled != ours.sampled) return draft.identity();
        draft.debug |= ours.debug;
        if (draft.tags.length == 0) draft.tags = ours.tags;
        if (draft.hasPriority) return draft.identity();
        draft.hasPriority = ours.hasPriority;
        draft.priority = ours.priority;
        return draft.identity();
    }

    private static boolean isSameTrace(Identity one, Identity other) {
        return one.low == other.low && (one.high == other.high || one.high == 0 || other.high == 0);
    }
}
